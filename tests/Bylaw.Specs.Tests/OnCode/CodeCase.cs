using System.Text.RegularExpressions;

namespace Bylaw.Specs.Tests.OnCode;

/// <summary>
/// A heading with a name, quoted what a spec says, and code. A line of code that breaks it ends with `// ! rule-name`; all others keep it.
/// `packages: A/1.0 B/2.0` is what the project references, `assembly: Shop.Api` its name, `tests: Shop.Tests` one beside it without any tests, `finds: rule-name` what is found in the rule file.
/// </summary>
internal sealed partial record CodeCase(string Name, string Spec, IReadOnlyList<(string? Path, string Code)> Files, IReadOnlyDictionary<string, string> Properties, IReadOnlyList<string> Finds)
{
    public string Assembly { get; init; } = "Shop";

    /// <summary>The project of the tests, which is looked at then.</summary>
    public string? Tests { get; init; }

    // Read where they lie, so that a case can be changed without a build. Before All, which reads it.
    private static readonly string Folder = Repository.At("tests/Bylaw.Specs.Tests/OnCode/Cases");

    public static IReadOnlyList<CodeCase> All { get; } = [.. Directory.EnumerateFiles(Folder, "*.md").Order(StringComparer.Ordinal).SelectMany(path => Read(File.ReadAllText(path)))];

    public IEnumerable<string> Broken => Files.SelectMany(file => file.Code.Split('\n')).SelectMany(MarksOf).Concat(Finds).Distinct();

    public static IReadOnlyList<string> MarksOf(string line) =>
        Mark().Match(line) is { Success: true } match ? match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private static IEnumerable<CodeCase> Read(string text)
    {
        foreach (var section in Heading().Split(text).Skip(1))
        {
            var lines = section.Split('\n');
            var spec = new List<string>();
            var files = new List<(string?, string)>();
            var properties = new Dictionary<string, string>();
            var finds = new List<string>();
            var (assembly, tests) = ("Shop", (string?)null);
            for (var i = 1; i < lines.Length; i++)
            {
                if (lines[i].StartsWith('>'))
                {
                    spec.Add(lines[i].Length > 1 ? lines[i][2..] : "");
                }
                else if (lines[i].StartsWith("```cs", StringComparison.Ordinal))
                {
                    var path = lines[i][5..].Trim();
                    var end = Array.IndexOf(lines, "```", i + 1);
                    files.Add((path.Length > 0 ? path : null, string.Join('\n', lines[(i + 1)..end])));
                    i = end;
                }
                else if (Words(lines[i], "packages:") is { } packages)
                {
                    properties["BylawPackages"] = string.Join('|', packages);
                }
                else if (Words(lines[i], "properties:") is { } pairs)
                {
                    foreach (var pair in pairs)
                        properties[pair.Split('=')[0]] = pair.Split('=')[1];
                }
                else if (Words(lines[i], "assembly:") is [var own])
                {
                    assembly = own;
                }
                else if (Words(lines[i], "tests:") is [var its])
                {
                    tests = its;
                }
                else if (Words(lines[i], "finds:") is { } found)
                {
                    finds.AddRange(found);
                }
            }

            yield return new CodeCase(lines[0].Trim(), string.Join('\n', spec), files, properties, finds) { Assembly = assembly, Tests = tests };
        }
    }

    private static string[]? Words(string line, string key) =>
        line.StartsWith(key, StringComparison.Ordinal) ? line[key.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : null;

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("// ! (.*)$")]
    private static partial Regex Mark();
}
