using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>What routes look like, written down with blanks to fill in: "routes are `api/v1/{entities}/**` or `health/**`".</summary>
internal sealed class RouteFormRecogniser(Lexicon lexicon) : IRecogniser
{
    public Understanding? Understand(Statement statement)
    {
        var text = statement.Text;
        if (statement.Form is not (StatementForm.Sentence or StatementForm.ListItem) || statement.Polarity is Polarity.Forbid or Polarity.Permit
            || statement.Section is SectionSense.Process or SectionSense.Examples or SectionSense.References || text.Codes.Count == 0 || !text.Codes.All(IsForm) || !text.Codes.Any(code => code.Contains("{entities}", StringComparison.Ordinal)))
            return null;
        var said = TokenText.Of(string.Join(' ', text.Tokens.TakeWhile(token => token.Code < 0).Select(token => token.Word)));
        return lexicon.Says("routes", said)
            ? Understanding.Enforced("routes", new RuleDraft("route-form", Node.Map(("in", Node.Text("Endpoint")), ("name", Node.Map(("route", Node.Texts([.. text.Codes.Select(code => code.Trim('/'))])))))))
            : null;
    }

    private static bool IsForm(string code) =>
        code.Length > 1 && code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '/' or '{' or '}' or '*' or '-') && code.Contains('/');
}
