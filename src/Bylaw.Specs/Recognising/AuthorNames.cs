using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>"[no-sql-in-endpoints] Endpoints must not …": the author's name for a rule, before the one that we would give it.</summary>
internal static class AuthorNames
{
    public static Understanding Apply(Statement statement, Understanding understanding) =>
        understanding.Rules.Count > 0 && statement.Id is { } name && RuleNames.IsName(name)
            ? understanding with { Rules = [.. understanding.Rules.Select(draft => draft with { Name = name })] }
            : understanding;
}
