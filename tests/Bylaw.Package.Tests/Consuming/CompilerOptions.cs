namespace Bylaw.Package.Tests.Consuming;

/// <summary>What the targets told the compiler, read from the option file that MSBuild generates.</summary>
internal sealed class CompilerOptions
{
    private readonly Dictionary<string, string> _values = [];

    public string this[string property] => _values[$"build_property.{property}"];

    public bool NamesBylaw => _values.Keys.Any(key => key.Contains("Bylaw", StringComparison.Ordinal));

    /// <summary>Role and scope by file name, such as <c>bylaw.yml: root project</c>, sorted.</summary>
    public IReadOnlyList<string> Roles =>
        [.. _values.Where(value => value.Key.EndsWith(".BylawRole", StringComparison.Ordinal) && value.Value.Length > 0)
            .Select(value => $"{FileOf(value.Key)}: {value.Value} {_values[value.Key.Replace("BylawRole", "BylawScope", StringComparison.Ordinal)]}".TrimEnd())
            .Order(StringComparer.Ordinal)];

    public static CompilerOptions Read(string path)
    {
        var options = new CompilerOptions();
        var section = "";
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith('['))
                section = line[1..^1] + "|";
            else if (line.Split(" = ", 2) is [var key, var value])
                options._values[section + key] = value;
        }

        return options;
    }

    private static string FileOf(string key) => Path.GetFileName(key[..key.LastIndexOf('|')]);
}
