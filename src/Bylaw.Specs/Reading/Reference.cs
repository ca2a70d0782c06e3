using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bylaw.Specs.Reading;

/// <summary>A place where one document points to another.</summary>
/// <param name="Target">A path, or the name of a skill.</param>
/// <param name="Anchor">The heading that is meant, or null for the whole document.</param>
/// <param name="IsImport">`@docs/style.md`: agents read it as a part of the document.</param>
internal readonly record struct Reference(string Target, string? Anchor, bool IsSkill, int Line, bool IsImport = false)
{
    /// <summary>It is meant as a part of what refers to it: imported, used as a skill, or pointed to by the heading.</summary>
    public bool IsMeant => IsImport || IsSkill || Anchor is not null;

    /// <summary>All references of a document: links, imports, code spans that are a path, skills, and files such as CLAUDE.md by name.</summary>
    public static IReadOnlyList<Reference> Of(SpecDocument document)
    {
        var found = new List<Reference>();
        foreach (var entry in document.FrontMatter.Entries.Where(entry => entry.Key.Equals("skills", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var name in entry.Values.SelectMany(FrontMatterReader.Split))
                found.Add(new Reference(name, null, IsSkill: true, entry.Line));
        }

        foreach (var block in document.Markdown.Descendants<LeafBlock>())
        {
            if (block.Inline is null)
                continue;
            foreach (var inline in block.Inline.Descendants())
            {
                var line = document.LineAt(inline.Span.Start);
                if (inline is LinkInline { IsImage: false, Url: { Length: > 0 } url })
                    AddPath(url, line, found);
                else if (inline is CodeInline code && IsWholePath(code.Content))
                    AddPath(code.Content, line, found);
                else if (inline is CodeInline { Content: var content })
                    AddSkills(content, line, found);
                else if (inline is LiteralInline literal)
                    AddWords(literal.Content.ToString(), line, found);
            }
        }

        return found;
    }

    private static bool IsWholePath(string code) =>
        !code.Contains(' ') && !code.AsSpan().ContainsAny("*{}<>") && PathOf(code) is var path && IsDocument(path) && (path.Contains('/') || code.Contains('#') || SpecPaths.IsSpec(path));

    private static string PathOf(string target) => target.Split('#')[0];

    private static bool IsDocument(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".mdc", StringComparison.OrdinalIgnoreCase);

    private static void AddPath(string target, int line, List<Reference> found)
    {
        if (target.Contains(':') || target.StartsWith("//", StringComparison.Ordinal))
            return;
        var hash = target.IndexOf('#');
        var path = Uri.UnescapeDataString(hash < 0 ? target : target[..hash]).TrimStart('@');
        var anchor = hash < 0 || hash + 1 == target.Length ? null : Uri.UnescapeDataString(target[(hash + 1)..]);
        if (IsDocument(path))
            found.Add(new Reference(path, anchor, IsSkill: false, line, target.StartsWith('@')));
    }

    private static void AddSkills(string text, int line, List<Reference> found)
    {
        const string opening = "Skill(";
        for (var at = text.IndexOf(opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(opening, at + 1, StringComparison.Ordinal))
        {
            var from = at + opening.Length;
            var to = text.IndexOf(')', from);
            if (to > from && text[from..to].Trim().Trim('"', '\'') is { Length: > 0 } name && !name.AsSpan().ContainsAny(" *{}<>"))
                found.Add(new Reference(name, null, IsSkill: true, line));
        }
    }

    // "@docs/style.md", "Follow CLAUDE.md", "Skill(x)"
    private static void AddWords(string text, int line, List<Reference> found)
    {
        AddSkills(text, line, found);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var trimmed = word.Trim(',', ';', ':', '(', ')', '"', '\'').TrimEnd('.');
            if (trimmed.Length > 1 && IsDocument(PathOf(trimmed)) && (trimmed[0] == '@' || SpecPaths.IsSpec(PathOf(trimmed))))
                AddPath(trimmed, line, found);
        }
    }
}
