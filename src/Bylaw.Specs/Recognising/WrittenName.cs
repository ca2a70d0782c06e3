using System.Text;
using Bylaw.Rules;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// How specs write down what something is called: <c>class {Entity}Service</c>, <c>&lt;Entity&gt;Repository.ts</c>, <c>[Feature]Endpoints.cs</c>,
/// <c>schemas/{Entity}Schema.py</c>, <c>*Commands.cs</c>. In the rule language's captures and wildcards, with the file names of C#.
/// </summary>
/// <param name="Folder">With forward slashes and none at either end.</param>
internal sealed record WrittenName(string? Folder, string? File, string? Type)
{
    private const int MaxWildcards = 3;
    private static readonly HashSet<string> Modifiers = ["public", "internal", "sealed", "abstract", "static", "partial", "class", "record", "interface", "struct", "enum"];

    /// <summary>Whether it says more than one name.</summary>
    public bool IsPattern => IsOpen(Folder) || IsOpen(File) || IsOpen(Type);

    /// <summary>A type called as nothing but its entity: `{Entity}`.</summary>
    public static bool IsBare(string pattern) => pattern.Length > 2 && pattern[0] == '{' && pattern.IndexOf('}') == pattern.Length - 1;

    /// <returns>Null when the text is no name.</returns>
    public static WrittenName? TryParse(string text, Lexicon lexicon)
    {
        var words = text.Trim().Trim('`', '"', '\'').Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(Modifiers.Contains).ToList();
        if (words.Count != 1 || words[0].Length > 120 || Placeholders(words[0]) is not { } written)
            return null;

        written = written.Replace('\\', '/');
        var slash = written.LastIndexOf('/');
        var folder = slash < 0 ? null : written[..slash].TrimStart('.', '/');
        var last = written[(slash + 1)..];
        if (folder?.Length == 0)
            folder = null;
        if (folder is not null && !folder.All(IsPathLetter) || !last.All(IsNameLetter) || Wildcards(last) > MaxWildcards)
            return null;
        if (last.Length == 0)
            return folder is null ? null : new WrittenName(folder, null, null);
        return FileOf(last, lexicon) is var (file, isFile) && isFile ? new WrittenName(folder, file, null)
            : folder is not null ? last.Contains('.') ? null : new WrittenName($"{folder}/{last}", null, null)
            : last.Contains('.') || !IsTypeName(last) ? null : new WrittenName(null, null, last);
    }

    private static bool IsOpen(string? text) => text is not null && text.AsSpan().IndexOfAny('{', '*') >= 0;

    private static int Wildcards(string text) => text.Count(letter => letter is '{' or '*');

    private static bool IsPathLetter(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '/' or '{' or '}' or '*';

    private static bool IsNameLetter(char letter) => IsPathLetter(letter) && letter != '/';

    private static bool IsTypeName(string text) => !text.Contains('-') && (char.IsUpper(text[0]) || text[0] is '{' or '*') && text != "*" && text != "**";

    private static (string? File, bool IsFile) FileOf(string name, Lexicon lexicon)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0)
            return (null, false);
        var ending = name[(dot + 1)..];
        if (ending == "cs")
            return (name, true);
        if (!lexicon.Endings.Contains(ending))
            return (null, false);
        var stem = Pascal(name[..dot]);
        return (stem is null ? null : stem + ".cs", true);
    }

    // order_service.py and order.service.ts are OrderService.cs; a file such as {entities}.py has no counterpart that one could name.
    private static string? Pascal(string stem)
    {
        if (stem.StartsWith('_') || IsBare(stem) && char.IsLower(stem[1]))
            return null;
        var result = new StringBuilder();
        var upper = true;
        foreach (var letter in stem)
        {
            if (letter is '_' or '-' or '.')
            {
                upper = true;
                continue;
            }

            var isLetter = char.IsLetterOrDigit(letter);
            result.Append(upper && isLetter ? char.ToUpperInvariant(letter) : letter);
            upper = upper && !isLetter;
        }

        return result.Length == 0 ? null : result.ToString();
    }

    /// <summary>&lt;Entity&gt;, [Feature], {{Name}} and Xxx as captures; null where brackets mean something else, such as type arguments.</summary>
    private static string? Placeholders(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var close = text[i] switch { '<' => '>', '[' => ']', '{' => '}', _ => '\0' };
            if (close == '\0')
            {
                if (text[i] is '>' or ']' or '}' or '(' or ')' or ',' or '=' or ':' or ';' or '"' or '$' or '?')
                    return null;
                result.Append(text[i++]);
                continue;
            }

            var end = text.IndexOf(close, i);
            if (end < 0)
                return null;
            var name = string.Concat(text[(i + 1)..end].Trim('{', '}').Where(char.IsLetterOrDigit));
            while (end + 1 < text.Length && text[end + 1] == close)
                end++;
            // IRepository<T>: after a name and at the end it is an argument, not a blank to fill in.
            if (name.Length == 0 || close == '>' && end == text.Length - 1 && i > 0 && char.IsLetter(text[i - 1]))
                return null;
            result.Append('{').Append(Capture(name, i == 0 || text[i - 1] is '/' or '.' or '_' or '-')).Append('}');
            i = end + 1;
        }

        return result.ToString().Replace("Xxx", "{Name}", StringComparison.Ordinal);
    }

    // {entities} is the plural of {Entity} and stays in lower case; any other is written like a type.
    private static string Capture(string name, bool mayBePlural) =>
        mayBePlural && char.IsLower(name[0]) && EnglishPlural.IsPlural(name) ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
