using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>What a piece of code in a sentence names, as far as its shape tells.</summary>
internal enum CodeShape
{
    /// <summary>Code, but no name: an expression, a route, a command.</summary>
    Other,

    /// <summary>A name that may be a type with a member, or a namespace: Acme.Orders.</summary>
    Unclear,
    Member,

    /// <summary>A member without its type: .Result, ToList().</summary>
    BareMember,
    Type,
    Namespace,
    Package,
    Attribute,
    Keyword,
}

/// <summary>A name in a code span.</summary>
/// <param name="Name">As the rule language writes it.</param>
internal sealed record CodeName(CodeShape Shape, string Name, string Written)
{
    private static readonly CodeName Nothing = new(CodeShape.Other, "", "");

    public bool IsInterface => Shape == CodeShape.Type && Name.Length > 2 && Name[0] == 'I' && char.IsUpper(Name[1]);

    public static CodeName Of(string code, Lexicon lexicon)
    {
        var written = code.Trim().TrimEnd(';', '.', ',');
        if (written.Length is 0 or > 120)
            return Nothing;
        if (written[0] == '[' && written[^1] == ']')
            return Attribute(written);

        var text = written;
        var isNew = text.StartsWith("new ", StringComparison.Ordinal);
        if (isNew)
            text = text[4..];
        var isBare = text.StartsWith('.');
        text = text.TrimStart('.');
        var bracket = text.IndexOf('(');
        var isCall = bracket > 0 && text[^1] == ')';
        if (isCall)
            text = text[..bracket];

        var plain = WithoutArguments(text, out var arguments);
        if (plain is null || plain.Length == 0 || !plain.Split('.').All(IsIdentifier))
            return Nothing;
        if (isNew)
            return new CodeName(CodeShape.Member, $"{plain}{arguments}.new", written);

        var parts = plain.Split('.');
        if (parts.Length == 1)
            return Single(plain, arguments, isBare || isCall, written, lexicon);
        if (lexicon.Technologies.Any(technology => technology.Packages.Contains(plain) || technology.Name == plain))
            return new CodeName(CodeShape.Package, plain, written);
        if (!parts.All(part => char.IsUpper(part[0])))
            return Nothing;
        if (isCall || lexicon.Says("code-types", TokenText.Of(parts[^2])))
            return new CodeName(CodeShape.Member, plain, written);
        if (lexicon.Says("code-types", TokenText.Of(parts[^1])))
            return new CodeName(CodeShape.Type, plain + arguments, written);
        return new CodeName(lexicon.Says("code-roots", TokenText.Of(parts[0])) ? CodeShape.Namespace : CodeShape.Unclear, plain, written);
    }

    private static CodeName Single(string name, string arguments, bool isMember, string written, Lexicon lexicon)
    {
        if (isMember)
            return new CodeName(CodeShape.BareMember, name, written);
        if (char.IsLower(name[0]))
            return lexicon.Says("code-keywords", TokenText.Of(name)) ? new CodeName(CodeShape.Keyword, name, written) : Nothing;
        return char.IsUpper(name[0]) && name.Length > 1 ? new CodeName(CodeShape.Type, name + arguments, written) : Nothing;
    }

    private static CodeName Attribute(string written)
    {
        var name = written[1..^1];
        var bracket = name.IndexOf('(');
        if (bracket > 0)
            name = name[..bracket];
        return name.Length > 1 && char.IsUpper(name[0]) && name.Split('.').All(IsIdentifier) ? new CodeName(CodeShape.Attribute, name, written) : Nothing;
    }

    // Type parameters of any name mean any type; a type of its own stays: List<T> is List<*>, List<string> is itself.
    private static string? WithoutArguments(string text, out string arguments)
    {
        arguments = "";
        var open = text.IndexOf('<');
        if (open < 0)
            return text;
        if (open == 0 || text[^1] != '>')
            return null;
        var inner = text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
        if (!inner.All(argument => argument.Length > 0 && argument.All(char.IsLetterOrDigit)))
            return null;
        arguments = "<" + string.Join(", ", inner.Select(argument => argument is ['T'] or ['T', >= 'A' and <= 'Z', ..] ? "*" : argument)) + ">";
        return text[..open];
    }

    private static bool IsIdentifier(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text.All(letter => char.IsLetterOrDigit(letter) || letter == '_');
}
