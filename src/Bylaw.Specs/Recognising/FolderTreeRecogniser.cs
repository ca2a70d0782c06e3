using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Lines of a folder tree: what the comment says about the folder's code ("services/ → use cases, no HTTP concepts"), and that the folder's layer lies there.
/// </summary>
/// <param name="sentences">Understands sentences.</param>
internal sealed class FolderTreeRecogniser(Lexicon lexicon, IRecogniser sentences) : IRecogniser
{
    private const string Kind = "file-layout";
    private const int LongestLabel = 3;
    private readonly Subjects subjects = new(lexicon);
    private readonly MarkerReader markers = new(lexicon);

    public Understanding? Understand(Statement statement)
    {
        if (statement.Form != StatementForm.TreeLine || statement.Section == SectionSense.Examples || FolderTree.Read(statement.Text.Plain) is not { } line)
            return null;
        var name = line.Name.Trim('/');
        var said = Restatements.Together(Sentences(line.Comment).Select(sentence => Said(statement, name, sentence)));
        if (said is { Disposition: Disposition.Enforced or Disposition.Delegated or Disposition.Unresolved })
            return said;
        return lexicon.Says("tests", TokenText.Of(line.Comment)) ? null
            : line.Name.EndsWith('/') ? OfFolder(name, line.Comment) : OfFile(name, line.Comment);
    }

    private Understanding? Said(Statement statement, string name, string sentence)
    {
        var text = TokenText.Of(sentence);
        var marks = markers.Read(text);
        // Without a word that turns it, the comment describes what lies there.
        return (marks.IsExplicit || marks.Polarity == Polarity.Forbid) && marks.Polarity is Polarity.Demand or Polarity.Forbid
            ? sentences.Understand(statement.As($"{name[(name.LastIndexOf('/') + 1)..]}: {sentence}", marks.Polarity))
            : null;
    }

    // A folder that is said to hold something else is called so by chance.
    private Understanding? OfFolder(string path, string comment)
    {
        var name = TokenText.Of(path[(path.LastIndexOf('/') + 1)..]);
        // "Orders.Services" is a project, and what lies in it may be anything.
        return name.Tokens.Count is 0 or > 2 || path.Contains('.') || path.Contains('{') || path.Contains('<') || path.Contains('[') || subjects.FindHead(name.Tokens) is not { IsKind: false } subject
            || subjects.FindAll(TokenText.Of(comment).Tokens) is { Count: > 0 } others && !others.Contains(subject) ? null
            : Understanding.Enforced(Kind, new RuleDraft($"{subject.Slug}-place", Node.Map(("in", subject.In), ("name", Node.Map(("folder", Node.Text($"**/{name.Plain}/**")))))));
    }

    // "Place.cs  # Command + Handler" holds several. "Create.cs  # Endpoint": the file is called as its type (of "OrderService.cs" one can't tell what it stands for); "Create.CreateRequest.cs  # Request": as the type and what it belongs to.
    private Understanding? OfFile(string path, string comment)
    {
        var file = path[(path.LastIndexOf('/') + 1)..];
        if (!file.EndsWith(".cs", StringComparison.Ordinal) || file.AsSpan().IndexOfAny("{<[*") >= 0)
            return null;
        var byName = subjects.FindHead(WordsOf(file).Tokens);
        var said = TokenText.Of(comment);
        if ((byName ?? (said.Tokens.Count <= LongestLabel && comment.AsSpan().IndexOfAny("+,&") < 0 ? subjects.Find(said) : null)) is not { } subject || byName is not null && !file[..^3].Contains('.'))
            return null;
        var parts = file[..^3].Split('.');
        var (type, pattern) = parts is [var verb, var whole] && whole.StartsWith(verb, StringComparison.Ordinal) && whole.Length > verb.Length
            ? ("{Verb}" + whole[verb.Length..], "{Verb}.{Verb}" + whole[verb.Length..] + ".cs")
            : ("{Name}", "{Name}.cs");
        return parts.Length > 2 || parts.Length == 2 && byName is null || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiLetterOrDigit)) ? null
            : Understanding.Enforced(Kind, new RuleDraft($"{subject.Slug}-file", Node.Map(("in", subject.In), ("name", Node.Map(("type", Node.Text(type)), ("file", Node.Text(pattern)))))));
    }

    // The last words of the name: "CreateValidator" is a validator.
    private static TokenText WordsOf(string file)
    {
        var stem = file[..^3];
        return TokenText.Of(Names.Kebab(stem[(stem.LastIndexOf('.') + 1)..]).Replace('-', ' '));
    }

    private static IEnumerable<string> Sentences(string comment) =>
        comment.Split([". ", "; ", " — ", ", no "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select((sentence, index) => index > 0 && comment.Contains(", no " + sentence, StringComparison.Ordinal) ? "no " + sentence : sentence);
}
