using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Whose part of the code something is: where a document holds, lists below "you own" and "you do not own", "X is owned by Y", "X → owner".
/// </summary>
internal sealed class OwnershipRecogniser(Lexicon lexicon) : IRecogniser
{
    private const string Kind = "ownership";
    private static readonly string[] Arrows = ["→", "->", "⟶", "⇒", "=>"];
    private readonly ForeignAreas foreign = new(lexicon);

    public Understanding? Understand(Statement statement)
    {
        if (statement.Form is StatementForm.Fence or StatementForm.FenceLine or StatementForm.TreeLine || statement.Section == SectionSense.Examples && statement.Form != StatementForm.FrontMatter)
            return null;
        var above = TokenText.Of($"{statement.LeadIn} / {statement.Headings.LastOrDefault()}");
        var isForeign = lexicon.Says("not-owned", above);
        var isOwn = !isForeign && lexicon.Says("owned", above);
        return OfAddressee(statement)
            ?? OfOwner(statement)
            ?? (isForeign || statement.Section == SectionSense.Ownership ? OfArrow(statement) : null)
            ?? (lexicon.Says("not-owned", statement.Text) ? OfLeadIn(statement) : null)
            ?? OfScope(statement)
            ?? OfFiles(statement)
            ?? (isOwn ? OfOwnPart(statement) : null);
    }

    /// <summary>"To the platform team: queues, deployments"; an item of a list of those who are to be asked.</summary>
    private Understanding? OfAddressee(Statement statement)
    {
        var plain = statement.Text.Plain;
        var colon = plain.IndexOf(':');
        if (colon < 4 || !plain.StartsWith("To ", StringComparison.Ordinal) || Owner(plain[3..colon]) is not { } owner)
            return null;
        return Foreign(plain[(colon + 1)..], owner);
    }

    /// <summary>"X are owned by Y, not by us"; "X is backend responsibility".</summary>
    private Understanding? OfOwner(Statement statement)
    {
        var text = statement.Text;
        if (First("owned-by", text) is var (first, last) && last + 1 < text.Tokens.Count)
        {
            var start = text.Tokens[last + 1].Start;
            var end = text.Plain.IndexOfAny([',', '.', ';', '(', ':'], start);
            var owner = text.Plain[start..(end < 0 ? text.Plain.Length : end)].Trim();
            if (owner.StartsWith("the ", StringComparison.OrdinalIgnoreCase))
                owner = owner[4..];
            if (owner.Length == 0 || owner.Split(' ').Length > 4)
                return null;
            var what = text.Plain[..text.Tokens[first].Start];
            return OfArea(what, owner, ServicesOf(owner)) ?? (Owner(owner) is { } named ? Foreign(what, named) : null);
        }

        if (First("owned-as", text) is var (is_, as_) && as_ == text.Tokens.Count - 1 && as_ - is_ == 2)
            return OfArea(text.Plain[..text.Tokens[is_].Start], SameOwner(statement, text.Written(text.Tokens[is_ + 1])), null);
        return null;
    }

    private Understanding? OfArrow(Statement statement)
    {
        var plain = statement.Text.Plain;
        foreach (var arrow in Arrows)
        {
            var at = plain.IndexOf(arrow, StringComparison.Ordinal);
            if (at > 0 && Owner(plain[(at + arrow.Length)..]) is { } owner)
                return lexicon.Says("escalation", TokenText.Of(statement.Headings.LastOrDefault() ?? "")) ? null : Foreign(plain[..at], owner);
        }

        return null;
    }

    // What stands below it says what that is.
    private static Understanding? OfLeadIn(Statement statement) =>
        statement.Text.Plain.TrimEnd().EndsWith(':') ? Understanding.Enforced(Kind) with { SetsForce = Force.Plain } : null;

    private Understanding? OfScope(Statement statement)
    {
        if (statement.Polarity == Polarity.Forbid)
            return null;
        var isItem = statement.Form == StatementForm.ListItem && lexicon.Says("scope", TokenText.Of($"{statement.LeadIn} / {statement.Headings.LastOrDefault()}"));
        if (!isItem && !lexicon.Says("scope", statement.Text))
            return null;
        var paths = Paths.In(statement.Text, lexicon);
        if (paths.Count == 0 || isItem && !statement.Text.Plain.TrimStart().StartsWith(paths[0], StringComparison.Ordinal))
            return null;
        // "applies to src/shop/**": the place follows.
        if (!isItem && First("scope", statement.Text) is var (_, last) && statement.Text.Plain.IndexOf(paths[0], StringComparison.Ordinal) < statement.Text.Tokens[last].Start)
            return null;
        return Understanding.Enforced(Kind, isItem && Contracts(statement.Text, paths[0]) is { } contracts ? [contracts] : []) with { Scope = [.. paths.Select(Paths.Glob)] };
    }

    /// <summary>"Database (infra/)" below "You own src/server/:".</summary>
    private Understanding? OfOwnPart(Statement statement)
    {
        if (statement.Form != StatementForm.ListItem || Folders(statement.Text) is not [var folder, ..] folders)
            return null;
        var drafts = new List<RuleDraft>();
        if (lexicon.AreaIn(statement.Text) is { } area)
            drafts.Add(AreaRules.Of(area, AreaRules.Home(area, folder), null));
        if (Root(statement) is { } root)
        {
            var path = Node.Map(("path", Node.Text(root + "/**")));
            var inside = Node.List([Node.Text(root), .. folders.Select(part => Node.Text($"{root}/{part}/**"))]);
            drafts.Add(new RuleDraft($"parts-of-{Names.Kebab(root[(root.LastIndexOf('/') + 1)..])}", Node.Map(("in", path), ("name", Node.Map(("folder", inside))))));
        }

        return drafts.Count == 0 ? null : Understanding.Enforced(Kind, drafts);
    }

    // "Database: src/store/order_store.py (schema in src/schema.py)": the types of these files do it, and no other.
    private Understanding? OfFiles(Statement statement)
    {
        var plain = statement.Text.Plain;
        var colon = plain.IndexOf(':');
        if (statement.Form != StatementForm.ListItem || statement.Section == SectionSense.Process || colon < 2 || plain[..colon].Contains(' ') || lexicon.AreaIn(TokenText.Of(plain[..colon])) is not { } area)
            return null;
        var words = plain[(colon + 1)..].Split([' ', ',', '(', ')', '`'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Contains('/')).ToList();
        var types = words.Select(word => WrittenName.TryParse(word, lexicon)?.File).OfType<string>().Where(file => !file.Contains('{')).Select(file => file[..^3]).ToList();
        return types.Count == 0 || types.Count < words.Count ? null
            : Understanding.Enforced("catalog", AreaRules.Of(area, Node.Map(("named", Node.Texts(types))), null));
    }

    private string? Root(Statement statement)
    {
        foreach (var above in (IEnumerable<string?>)[statement.LeadIn, statement.Headings.LastOrDefault()])
        {
            if (above is not null && Paths.In(TokenText.Of(above), lexicon) is [var root, ..])
                return root;
        }

        return null;
    }

    private static List<string> Folders(TokenText text)
    {
        var open = text.Plain.IndexOf('(');
        var close = open < 0 ? -1 : text.Plain.IndexOf(')', open);
        var parts = close < 0 ? text.Plain.Split(' ')[..1] : text.Plain[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries);
        return [.. parts.Where(part => part.Length > 1 && part.EndsWith('/') && part.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '/' or '.')).Select(part => part.Trim('/'))];
    }

    private RuleDraft? Contracts(TokenText text, string path) =>
        lexicon.Types.FirstOrDefault(type => type.Name == "Contract") is { } contract && contract.Phrases.Any(phrase => phrase.IsIn(text))
            ? new RuleDraft("contract-place", Node.Map(("in", contract.Is), ("name", Node.Map(("namespace", Node.Text($"**.{Names.Pascal(path[(path.LastIndexOf('/') + 1)..])}.**"))))))
            : null;

    private Understanding? OfArea(string what, string owner, YamlNode? home) =>
        lexicon.AreaIn(TokenText.Of(what)) is { } area ? Understanding.Enforced(Kind, AreaRules.Of(area, home, home is null ? owner : null)) : null;

    // A service of that name, "Runner service", where it is one and no team.
    private static YamlNode? ServicesOf(string owner)
    {
        var words = owner.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var name, var kind] && kind.Equals("service", StringComparison.OrdinalIgnoreCase) && char.IsUpper(name[0])
            ? Node.Map(("named", Node.List([Node.Text("*" + name), Node.Text($"*{name}Service")])))
            : null;
    }

    private Understanding? Foreign(string what, string owner)
    {
        var drafts = foreign.Of(what, owner);
        return drafts.Count == 0 ? null : Understanding.Enforced(Kind, drafts);
    }

    // "backend" in the document of the agent shop-backend is that one.
    private static string SameOwner(Statement statement, string owner) =>
        statement.Spec.FrontMatter.Entries.FirstOrDefault(entry => entry.Key == "name")?.Values.FirstOrDefault() is { } name && name.Contains(owner, StringComparison.OrdinalIgnoreCase) ? name : owner;

    /// <summary>An agent or a team: `shop-pipeline`, `@data`, "platform team"; null for what else may follow an arrow.</summary>
    private static string? Owner(string text)
    {
        var name = text.Trim().TrimEnd('.', ':').Trim('*', '`', ' ');
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var one] when one.Length < 60 && (one[0] == '@' || one.Contains('-')) && one.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '@' or '/') && !one.Contains('/') => one.TrimStart('@'),
            [.., var last] when words.Length <= 4 && last.ToLowerInvariant() is "team" or "squad" or "agent" or "maintainer" or "maintainers" => name,
            _ => null,
        };
    }

    private (int First, int Last)? First(string hint, TokenText text) =>
        lexicon.Hints.TryGetValue(hint, out var phrases) ? phrases.Select(phrase => phrase.Find(text.Tokens)).FirstOrDefault(place => place is not null) : null;
}
