using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Cli.Guidance;

internal enum FileKind
{
    /// <summary>C#, and what becomes C#.</summary>
    Code,

    /// <summary>A project, or what projects have in common.</summary>
    Project,

    /// <summary>appsettings.json and the like.</summary>
    Settings,

    Other,
}

/// <summary>What a file shows of itself without a compiler: what it declares if it is there, else what its name and place suggest.</summary>
/// <param name="Path">Relative to the rule file, with forward slashes.</param>
/// <param name="Project">The name of the project whose folder it lies in; null where there is none.</param>
/// <param name="MayRoute">Whether handlers of routes may stand in it.</param>
/// <param name="IsWritten">Whether it is there, so that bases and attributes are known.</param>
internal sealed partial record FileOutline(string Path, FileKind Kind, string? Project, bool IsTest, bool MayRoute, bool IsWritten, IReadOnlyList<OutlinedType> Types)
{
    // A project that tests says so in one of these ways.
    [GeneratedRegex("Include=\"Microsoft\\.NET\\.Test\\.Sdk\"|<IsTestProject>\\s*true", RegexOptions.IgnoreCase)]
    private static partial Regex TestProject();

    [GeneratedRegex(@"\bMap(Get|Post|Put|Delete|Patch|Methods|Group|Fallback)?\s*(<[^>]*>)?\(|\b(IResult|TypedResults|Results|HttpContext|HttpRequest|HttpResponse|IEndpointRouteBuilder|RouteGroupBuilder)\b")]
    private static partial Regex RouteCode();

    [GeneratedRegex("(Endpoints?|Handlers?|Routes?|Api|Apis|Module|Program|Startup)$")]
    private static partial Regex RouteName();

    [GeneratedRegex(@"^\s*namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    /// <param name="root">The folder of the rule file.</param>
    /// <param name="path">Relative to that, or full.</param>
    public static FileOutline Of(string root, string path)
    {
        var full = System.IO.Path.GetFullPath(path, root);
        var shown = Output.PathText.Relative(root, full);
        var kind = System.IO.Path.GetExtension(full).ToLowerInvariant() switch
        {
            ".cs" or ".cshtml" or ".razor" => FileKind.Code,
            ".csproj" or ".props" or ".targets" => FileKind.Project,
            ".json" when System.IO.Path.GetFileName(full).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) => FileKind.Settings,
            _ => FileKind.Other,
        };
        var project = ProjectOf(full, root);
        var isTest = project is not null && TestProject().IsMatch(File.ReadAllText(project));
        var name = project is null ? null : System.IO.Path.GetFileNameWithoutExtension(project);
        if (kind == FileKind.Code && full.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && File.Exists(full) && Declared(root, File.ReadAllText(full)) is { } types)
            return new FileOutline(shown, kind, name, isTest, RouteCode().IsMatch(File.ReadAllText(full)), IsWritten: true, types);

        var guessed = Guessed(full, root);
        return new FileOutline(shown, kind, name, isTest, RouteName().IsMatch(guessed.Name) || RouteName().IsMatch(FolderOf(full)), IsWritten: false, [guessed]);
    }

    private static string? ProjectOf(string file, string root)
    {
        for (var folder = System.IO.Path.GetDirectoryName(file); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.csproj").Order(StringComparer.Ordinal).FirstOrDefault() is { } project)
                return project;
            if (folder == root)
                return null;
        }

        return null;
    }

    /// <returns>Null where there is no compiler to read it.</returns>
    private static IReadOnlyList<OutlinedType>? Declared(string root, string text)
    {
        try
        {
            SdkAssemblies.Use(DotnetSdk.Of(root));
        }
        catch (LoadException)
        {
            return null;
        }

        return Parsed(text);
    }

    // Apart, so that nothing of Roslyn is looked for before it is known where it lies.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<OutlinedType> Parsed(string text) =>
    [
        .. CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).Cast<MemberDeclarationSyntax>().Select(OutlinedType.Of),
    ];

    // The files beside it say which namespace is usual there.
    private static OutlinedType Guessed(string file, string root)
    {
        var name = System.IO.Path.GetFileName(file).Split('.')[0];
        if (file.EndsWith(".cshtml.cs", StringComparison.OrdinalIgnoreCase))
            name += "Model";
        var below = new List<string>();
        for (var folder = System.IO.Path.GetDirectoryName(file); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            var spaces = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal).Take(20).Select(other => Namespace().Match(File.ReadAllText(other)))
                .Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct().ToList() : [];
            if (spaces.Count > 0)
                return OutlinedType.Guess(name, FolderOf(file), [.. spaces.Concat(below.Count == 0 ? [] : spaces.Select(space => string.Join('.', [space, .. below]))).Distinct()]);
            if (folder == root)
                break;
            below.Insert(0, System.IO.Path.GetFileName(folder));
        }

        return OutlinedType.Guess(name, FolderOf(file), []);
    }

    private static string FolderOf(string file) => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file)) ?? "";
}

/// <summary>A type of a file.</summary>
/// <param name="Namespaces">Where it may lie; empty where nothing tells.</param>
/// <param name="Folder">The name of the folder that its file lies in.</param>
/// <param name="Words">Kind and modifiers as C# writes them; null where they are not known.</param>
/// <param name="Bases">Simple names of what it extends or implements, as far as this part of it says so; null where they are not known.</param>
/// <param name="Attributes">Simple names; null where they are not known.</param>
/// <param name="MayHaveMore">Whether another part of it may say more.</param>
internal sealed record OutlinedType(
    string Name, int Arity, IReadOnlyList<string> Namespaces, string Folder, IReadOnlySet<string>? Words, IReadOnlyList<string>? Bases, IReadOnlyList<string>? Attributes, bool MayHaveMore)
{
    /// <summary>Those of its members; null where they are not known.</summary>
    public IReadOnlyList<string>? MemberAttributes { get; init; }

    public static OutlinedType Guess(string name, string folder, IReadOnlyList<string> namespaces) => new(name, 0, namespaces, folder, null, null, null, true);

    public static OutlinedType Of(MemberDeclarationSyntax declaration)
    {
        var (name, kind, parameters) = declaration switch
        {
            TypeDeclarationSyntax type => (type.Identifier.ValueText, type.Keyword.ValueText, type.TypeParameterList),
            BaseTypeDeclarationSyntax type => (type.Identifier.ValueText, "enum", null),
            DelegateDeclarationSyntax type => (type.Identifier.ValueText, "delegate", type.TypeParameterList),
            _ => ("", "", null),
        };
        var words = declaration.Modifiers.Select(modifier => modifier.ValueText).Append(kind).ToHashSet(StringComparer.Ordinal);
        if (kind == "record")
            words.Add(declaration is RecordDeclarationSyntax { ClassOrStructKeyword.ValueText: "struct" } ? "struct" : "class");
        var space = string.Join('.', declaration.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(outer => outer.Name.ToString()));
        return new OutlinedType(
            name, parameters?.Parameters.Count ?? 0, [space], "", words,
            [.. ((declaration as BaseTypeDeclarationSyntax)?.BaseList?.Types ?? default).Select(wide => SimpleName(wide.Type))],
            [.. declaration.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => SimpleName(attribute.Name))],
            words.Contains("partial"))
        {
            MemberAttributes = [.. declaration.DescendantNodes().OfType<AttributeSyntax>().Select(attribute => SimpleName(attribute.Name)).Distinct()],
        };
    }

    private static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax { Right: var right } => right.Identifier.ValueText,
        AliasQualifiedNameSyntax { Name: var name } => name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => type.ToString(),
    };
}
