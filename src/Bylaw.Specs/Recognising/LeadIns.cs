using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// A sentence that introduces a fence says what the fence says: "we enforce this architecture:", "all endpoints return:". It is enforced by the
/// fence's rules.
/// </summary>
internal static class LeadIns
{
    public static List<Understanding?> Adopt(IReadOnlyList<Statement> statements, List<Understanding?> understood)
    {
        for (var i = 0; i + 1 < statements.Count; i++)
        {
            if (understood[i] is { Disposition: Disposition.Enforced or Disposition.Delegated } || !statements[i].Quote.EndsWith(':') || statements[i].Section == SectionSense.Process)
                continue;
            var below = i + 1;
            if (statements[below].Form is StatementForm.Fence or StatementForm.FenceLine && statements[below].Spec == statements[i].Spec
                && statements[below].Line - statements[i].Line <= 4 && understood[below] is { Disposition: Disposition.Enforced } fence)
            {
                understood[i] = understood[below] = AuthorNames.Apply(statements[i], fence);
            }
        }

        return understood;
    }
}
