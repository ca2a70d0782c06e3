using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>How types are called and where they lie, put together to a rule with `name`.</summary>
internal sealed class NameRule(Lexicon lexicon, Subjects subjects)
{
    /// <summary>Null where nothing would be checked: types that are told by a name have that name.</summary>
    public RuleDraft? Of(Subject? subject, IReadOnlyList<WrittenName> names)
    {
        var types = names.Select(name => name.Type).OfType<string>().Distinct().ToList();
        var files = names.Select(name => name.File).OfType<string>().Distinct().ToList();
        var folders = names.Select(name => name.Folder).OfType<string>().Where(folder => !folder.Contains('{') || types.Count > 0).Select(Anywhere).Distinct().ToList();
        if (types.Count == 0 && files is [var file] && WrittenName.IsBare(Stem(file)))
            types.Add(Stem(file));
        if (types.Count + files.Count + folders.Count == 0)
            return null;
        if (subject is null)
            return Unknown(types, files, folders);

        if (subject.IsKind && types.Count == 0)
            return null;
        // "| Service | {Entity}ServiceException |" says how its exceptions are called.
        if (types.Exists(type => type.EndsWith("Exception", StringComparison.Ordinal)) && !subject.Name.Contains("xception", StringComparison.Ordinal))
            return null;
        // "| Broker interface | I{Resource}Broker |" is about interfaces of brokers, not about all.
        if (subject.IsKind && types is [var one] && Affix(one) is { } affix && affix[0] == '*')
            return new RuleDraft($"{Names.Kebab(affix.Trim('*'))}-interface-name", Node.Map(("in", Node.Map(("named", Node.Text(affix)), ("is", Node.Text("interface")))), ("name", Name(types, files, folders))));
        var bare = types.Count > 0 && types.All(WrittenName.IsBare);
        if (bare && files.Count == 0 && folders.Count == 0)
            return null;
        var name = Name(types, files, folders);
        var slug = types.Count > 0 && !bare ? "name" : files.Count > 0 && folders.Count == 0 ? "file" : "place";
        return new RuleDraft($"{subject.Slug}-{slug}", Node.Map(("in", types.Count > 0 || files.Count > 0 ? subjects.Named(subject) : subject.In), ("name", name)));
    }

    // Of a name that no word of the lexicon tells, the types are those whose names end or begin as it does.
    private static RuleDraft? Unknown(List<string> types, List<string> files, List<string> folders)
    {
        if (types is not [var type] || files.Count == 0 && folders.Count == 0 || Affix(type) is not { } affix)
            return null;
        return new RuleDraft(
            $"{Names.Kebab(affix.Trim('*'))}-name", Node.Map(("in", Node.Map(("named", Node.Text(affix)))), ("name", Name(types, files, folders))));
    }

    private static YamlMap Name(List<string> types, List<string> files, List<string> folders)
    {
        var entries = new List<(string, YamlNode)>();
        Add("type", types);
        Add("file", files);
        Add("folder", folders);
        return Node.Map(entries);

        void Add(string key, List<string> texts)
        {
            if (texts.Count > 0)
                entries.Add((key, Node.Texts(texts)));
        }
    }

    /// <summary>What a statement with this draft is enforced as.</summary>
    /// <param name="said">May say that the entity in the name is one that there is.</param>
    public Understanding Understood(RuleDraft draft, TokenText said) => Understanding.Enforced(
        draft.Name.EndsWith("-place", StringComparison.Ordinal) ? "file-layout" : "naming", lexicon.Says("of-an-entity", said) ? WithEntity(draft) : draft);

    private RuleDraft WithEntity(RuleDraft draft)
    {
        if (lexicon.Layer("Model") is null || draft.Body.Find("name")?.Value is not YamlMap name || name.Find("where") is not null || name.Find("type")?.Value is not YamlScalar { Value: var type } || !type.StartsWith("{Entity}", StringComparison.Ordinal) || WrittenName.IsBare(type))
            return draft;
        return draft with { Body = draft.Body.With("name", name.With("where", Node.Map(("Entity", Node.Map(("exists-in", Node.Text("Model"))))))) };
    }

    /// <summary>`*Service` of `{Entity}Service`; null where both ends are open.</summary>
    public static string? Affix(string pattern)
    {
        var close = pattern.LastIndexOfAny(['}', '*']);
        var open = pattern.IndexOfAny(['{', '*']);
        return close < 0 ? null
            : close < pattern.Length - 1 ? "*" + pattern[(close + 1)..]
            : open > 0 && pattern[..open] != "I" ? pattern[..open] + "*"
            : null;
    }

    private static string Stem(string file) => file.EndsWith(".cs", StringComparison.Ordinal) ? file[..^3] : file;

    private static string Anywhere(string folder) => folder.StartsWith("**", StringComparison.Ordinal) ? folder : $"**/{folder}/**";
}
