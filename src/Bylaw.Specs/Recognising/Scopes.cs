using Bylaw.Specs.Reading;

namespace Bylaw.Specs.Recognising;

/// <summary>Where a document's front matter says that it holds.</summary>
internal static class Scopes
{
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase) { "paths", "path", "globs", "glob", "applyTo", "apply-to", "applies-to" };

    /// <summary>Path globs; empty where it holds everywhere.</summary>
    public static IReadOnlyList<string> Of(FrontMatter head) =>
        [.. head.Entries.Where(entry => Keys.Contains(entry.Key)).SelectMany(entry => entry.Values).SelectMany(Split).Where(glob => glob is not ("**" or "**/*" or "*" or "**/*.cs" or "*.cs")).Distinct()];

    // "a/**, b/**"; but the comma in "{a,b}/**" is no end.
    private static IEnumerable<string> Split(string value)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && value[i] is '{' or '[')
                depth++;
            if (i < value.Length && value[i] is '}' or ']')
                depth--;
            if (i == value.Length || value[i] == ',' && depth == 0)
            {
                if (value[start..i].Trim().Trim('"', '\'') is { Length: > 0 } glob)
                    yield return glob.StartsWith("./", StringComparison.Ordinal) ? glob[2..] : glob.TrimStart('/');
                start = i + 1;
            }
        }
    }
}
