using Microsoft.CodeAnalysis;
using CSharpVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion;

namespace Bylaw.Testing;

/// <summary>What the fluent calls of a test have said about one project.</summary>
internal sealed class ProjectDefinition(string name)
{
    private readonly List<(string? Path, string Markup)> _sources = [];

    public string Name { get; set; } = name;

    public List<Document> AdditionalFiles { get; } = [];

    public Dictionary<string, string> Properties { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<string> EditorConfigs { get; } = [];

    public List<string> GlobalConfigs { get; } = [];

    /// <summary>Names of projects; null means that nothing was said.</summary>
    public List<string>? References { get; set; }

    public List<MetadataReference> Libraries { get; } = [];

    public HashSet<string> AllowedErrors { get; } = [];

    public List<Expected> WithoutLocation { get; } = [];

    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    public NullableContextOptions Nullable { get; set; } = NullableContextOptions.Enable;

    public CSharpVersion LanguageVersion { get; set; } = Compiler.IsFloor ? CSharpVersion.Preview : CSharpVersion.Latest;

    public string Folder => $"{Document.Root}src/{Name}/";

    public void AddSource(string? path, string markup) => _sources.Add((path, markup));

    public Document[] Sources() => [.. _sources.Select((source, i) => new Document(source.Path ?? $"{Folder}Test{i}.cs", source.Markup, role: null))];
}
