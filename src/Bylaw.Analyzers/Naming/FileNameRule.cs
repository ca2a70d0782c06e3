using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// BYL3002 of `name: { file: … }`. Judges where the type stands, not how many types a file holds: `{Entity}Schema.cs` may declare OrderCreate,
/// OrderUpdate and OrderResponse.
/// </summary>
internal static class FileNameRule
{
    /// <summary>Returns the captures with what the file's name bound.</summary>
    public static Captures Judge(NamedType named, Captures captures)
    {
        if (named.Verb.File.Count == 0)
            return captures;

        var bound = captures;
        foreach (var declaration in named.Declarations)
        {
            var file = NameOf(declaration.SyntaxTree.FilePath);
            if (file.Length == 0)
                continue;

            if (Match(named, declaration, file, captures) is { } found)
            {
                bound = found;
            }
            else
            {
                var expected = NameCaptures.Text(named.Verb.File, captures, pattern => pattern.Text);
                named.Report(RuleIds.FileName, declaration, $"{named.Text} must stand in {expected}, not in '{file}'", captures);
            }
        }

        return bound;
    }

    /// <summary>Null when the file's name is wrong for what is declared in it.</summary>
    public static Captures? Match(NamedType named, SyntaxNode declaration, string file, Captures captures)
    {
        foreach (var name in NamesMeant(named.Type, declaration, file))
        {
            foreach (var pattern in named.Verb.File)
            {
                if (pattern.Match(name, captures) is { } bound)
                    return bound;
            }
        }

        return null;
    }

    /// <summary>The file's name, and what is left of it without the additions that C# files usually have.</summary>
    private static List<string> NamesMeant(INamedTypeSymbol type, SyntaxNode declaration, string file)
    {
        var names = new List<string> { file };
        var dot = file.LastIndexOf('.');
        if (dot < 0)
            return names;

        var extension = file.Substring(dot);
        // OrderService.Queries.cs
        if (declaration is TypeDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.PartialKeyword))
            AddEach(stem => stem.IndexOf('.') is > 0 and var part ? stem.Substring(0, part) : stem);
        // Repository`1.cs, Repository{T}.cs, RepositoryOfT.cs
        if (type.IsGenericType)
            AddEach(stem => WithoutArity(stem, type));
        // IOrderService.cs
        if (SymbolNames.WithoutInterfacePrefix(type) is not null)
            AddEach(stem => stem.Length > 1 && stem[0] == 'I' && char.IsUpper(stem[1]) ? stem.Substring(1) : stem);
        return names;

        void AddEach(Func<string, string> change)
        {
            for (var i = names.Count - 1; i >= 0; i--)
            {
                var changed = change(names[i].Substring(0, names[i].Length - extension.Length)) + extension;
                if (!names.Contains(changed))
                    names.Add(changed);
            }
        }
    }

    private static string WithoutArity(string stem, INamedTypeSymbol type)
    {
        var end = stem.IndexOfAny(['`', '{']);
        if (end > 0)
            return stem.Substring(0, end);

        var suffix = "Of";
        foreach (var parameter in type.TypeParameters)
            suffix += parameter.Name;
        return stem.EndsWith(suffix, StringComparison.Ordinal) ? stem.Substring(0, stem.Length - suffix.Length) : stem;
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
