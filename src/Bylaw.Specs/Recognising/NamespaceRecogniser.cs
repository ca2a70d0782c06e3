using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Sentences between two parts of the code that the author calls by their names: "`Orders` must not reference `Payments`", "code in
/// `Shop.Domain` must not use `Newtonsoft.Json`". Nothing but these names, the verb and small words may be in them.
/// </summary>
internal sealed class NamespaceRecogniser(Lexicon lexicon) : IRecogniser
{
    private readonly ClauseReader clauseReader = new(lexicon);

    public Understanding? Understand(Statement statement)
    {
        if (statement.Text.Codes.Count < 2 || statement.Form is not (StatementForm.Sentence or StatementForm.ListItem) || statement.Section is SectionSense.Process or SectionSense.Examples or SectionSense.References)
            return null;
        foreach (var clause in clauseReader.Read(statement))
        {
            if (clause is { Polarity: Polarity.Forbid, Own: true } && Of(statement.Text, clause) is { } understood)
                return understood;
        }

        return null;
    }

    private Understanding? Of(TokenText text, Clause clause)
    {
        var verb = Verb(text.Tokens, clause);
        if (verb < 0)
            return null;
        var isKind = Enumerable.Range(clause.First, clause.Last - clause.First + 1).Any(i => text.Tokens[i].Code < 0 && Says("kinds-of-part", text.Tokens[i]));
        var users = PartsOf(text, clause.First, verb - 1, isKind);
        var used = PartsOf(text, verb + 1, clause.Last, isKind);
        if (users is null || used is null || users.Exists(name => name.IsForeign) || users.Exists(user => used.Exists(other => other.Pattern == user.Pattern)))
            return null;
        return Understanding.Enforced("layer-dependency", [.. users.SelectMany(user => used.Select(other => Draft(user, other)))]);
    }

    private static RuleDraft Draft(Part user, Part used) => new(
        $"{user.Slug}-no-{used.Slug}",
        Node.Map(("in", Node.Map(("in", Node.Text(user.Pattern)))), ("forbid", Forbidden(user, used))));

    // Shop.Orders.Payments is a part of Orders, too.
    private static YamlMap Forbidden(Part user, Part used) => used.Pattern.StartsWith("**", StringComparison.Ordinal)
        ? Node.Map(("types", Node.Map(("in", Node.Text(used.Pattern)), ("not", Node.Map(("in", Node.Text(user.Pattern)))))))
        : Node.Map(("namespaces", Node.Text(used.Pattern)));

    private int Verb(TokenList tokens, Clause clause)
    {
        for (var i = clause.First + 1; i <= clause.Last; i++)
        {
            if (tokens[i].Code < 0 && lexicon.Relations.Uses.Any(phrase => phrase.LastFrom(tokens, i) is not null))
                return i;
        }

        return -1;
    }

    // Null where there is none, or something else stands among them.
    private List<Part>? PartsOf(TokenText text, int first, int last, bool isKind)
    {
        var parts = new List<Part>();
        var code = -1;
        for (var i = first; i <= last; i++)
        {
            var token = text.Tokens[i];
            if (token.Code < 0 ? !IsSmall(token) : token.Code != code && !Add(text.Codes[code = token.Code]))
                return null;
        }

        return parts.Count == 0 ? null : parts;

        bool Add(string written)
        {
            if (PartOf(written, isKind) is not { } part)
                return false;
            parts.Add(part);
            return true;
        }
    }

    private bool IsSmall(Token token) => Says("edge-small", token) || Says("kinds-of-part", token) || token.Word is "in" or "inside" or "from" or "everything" or "anything";

    // A name alone may be a type; what is in the plural, or called a module, is none.
    private Part? PartOf(string written, bool isKind)
    {
        var name = written.Trim().TrimEnd('*', '.', '/');
        var segments = name.Split('.');
        if (!Array.TrueForAll(segments, segment => segment.Length > 1 && char.IsUpper(segment[0]) && segment.All(char.IsLetterOrDigit)))
            return null;
        // `V1` and `V2` have a topic of their own, which knows more of them.
        var last = segments[^1];
        if (last[0] == 'V' && last[1..].All(char.IsAsciiDigit))
            return null;
        if (lexicon.Says("code-types", TokenText.Of(last)) || lexicon.Says("broad-types", TokenText.Of(last)) || segments.Length == 1 && !isKind && (last[^1] != 's' || last.EndsWith("ss", StringComparison.Ordinal)))
            return null;
        var isForeign = lexicon.Says("code-roots", TokenText.Of(segments[0]));
        return new Part(segments.Length == 1 ? $"**.{name}.**" : $"{name}.**", Names.Kebab(name.Replace(".", "", StringComparison.Ordinal)), isForeign);
    }

    private bool Says(string hint, Token token) => lexicon.Says(hint, TokenText.Of(token.Word));

    private sealed record Part(string Pattern, string Slug, bool IsForeign);
}
