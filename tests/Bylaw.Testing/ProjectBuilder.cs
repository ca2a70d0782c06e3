using Microsoft.CodeAnalysis;
using CSharpVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion;

namespace Bylaw.Testing;

/// <summary>Describes a project of a test: the tested one (the test itself) or one that it refers to. Paths are relative to /repo.</summary>
public abstract class ProjectBuilder<TSelf> where TSelf : ProjectBuilder<TSelf>
{
    private protected ProjectBuilder(string name) => Definition = new ProjectDefinition(name);

    internal ProjectDefinition Definition { get; }

    /// <summary>A file /repo/src/{assembly}/Test{n}.cs; without markup it must give no finding.</summary>
    public TSelf Source(string markup) => With(it => it.AddSource(path: null, markup));

    public TSelf Source(string path, string markup) => With(it => it.AddSource(path, markup));

    /// <param name="role">root, extends, baseline, spec, settings or project; what the targets of the package pass as BylawRole.</param>
    public TSelf AdditionalFile(string path, string role, string markup) => With(it => it.AdditionalFiles.Add(new Document(path, markup, role)));

    /// <summary>A property of the project file that the compiler is told of; what follows a # or ; is lost, as it is there.</summary>
    public TSelf Property(string name, string value) => With(it => it.Properties[name] = value);

    /// <summary>Lines of /repo/.editorconfig; without a section they hold for all C# files.</summary>
    public TSelf EditorConfig(string lines) => With(it => it.EditorConfigs.Add(lines));

    /// <summary>Lines of a .globalconfig, the only kind that reaches findings in additional files.</summary>
    public TSelf GlobalConfig(string lines) => With(it => it.GlobalConfigs.Add(lines));

    /// <summary>The projects that this one refers to; those that they refer to come along. The tested project refers to all unless this is called.</summary>
    public TSelf References(params string[] projects) => With(it => (it.References ??= []).AddRange(projects));

    public TSelf WithReferences(params MetadataReference[] libraries) => With(it => it.Libraries.AddRange(libraries));

    public TSelf OutputKind(OutputKind kind) => With(it => it.OutputKind = kind);

    /// <summary>Enable unless this is called, as in a project that was made with a template.</summary>
    public TSelf Nullable(NullableContextOptions nullable) => With(it => it.Nullable = nullable);

    public TSelf LanguageVersion(CSharpVersion version) => With(it => it.LanguageVersion = version);

    /// <summary>Ids of compiler errors that the sources are meant to have.</summary>
    public TSelf AllowErrors(params string[] ids) => With(it => it.AllowedErrors.UnionWith(ids));

    public TSelf ExpectNoLocation(string id, string? message = null) => With(it => it.WithoutLocation.Add(new Expected(Path: null, default, id, message)));

    private TSelf With(Action<ProjectDefinition> change)
    {
        change(Definition);
        return (TSelf)this;
    }
}

/// <summary>A project that the tested one refers to. It is analysed too, with the same rule file; its own markup says what is found there.</summary>
public sealed class TestProject : ProjectBuilder<TestProject>
{
    internal TestProject(string name) : base(name)
    {
    }
}
