using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>BYL4001 of `nullable-style: { forbid: [Nullable&lt;T&gt;, Option&lt;T&gt;] }`: types that say what `T?` says, where somebody wrote their name.</summary>
internal static partial class NullableStyleRule
{
    public static void JudgeWrappers(StyledFile file, WrapperNames wrappers)
    {
        if (wrappers.Names is { } names)
        {
            foreach (var name in names)
                JudgeTokens(file, name);
        }
        else
        {
            foreach (var node in file.Root.DescendantNodes())
            {
                if (node is SimpleNameSyntax name && SyntaxFacts.IsInTypeOnlyContext(name))
                    JudgeWrapper(file, name);
            }
        }

        foreach (var alias in wrappers.AliasesOf(file.Root))
            JudgeTokens(file, alias);
    }

    private static void JudgeTokens(StyledFile file, string name)
    {
        foreach (var token in TextScan.Tokens(file.Root, file.Text, name))
        {
            if (token.Parent is SimpleNameSyntax written)
                JudgeWrapper(file, written);
        }
    }

    private static void JudgeWrapper(StyledFile file, SimpleNameSyntax name)
    {
        // typeof(Nullable<>) is reflection and has no T? to be written as; `using` brings in a name, its uses are what counts.
        if (name is GenericNameSyntax { IsUnboundGenericName: true } || name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return;

        var symbol = file.Model.GetSymbolInfo(name, file.Cancellation).Symbol;
        if ((symbol as INamedTypeSymbol ?? (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : null)) is not { } type)
            return;

        var site = file.SiteOf(name);
        if (site.Subject.IsAround(type) || IsCompanion(site.Subject.Type, type))
            return;

        foreach (var rule in file.Styles.For(site.Subject))
        {
            if (UseMatch.Any(file.Rules, rule.Verb.Forbid, type, rule.Captures) is null)
                continue;

            var wanted = type.TypeArguments.Length == 1 ? SymbolNames.ForMessage(type.TypeArguments[0]) + "?" : "T?";
            file.Report(rule, RuleIds.NullableStyle, name.Identifier.GetLocation(), site, $"{site.Text} must write '{wanted}', not '{name}'", type);
        }
    }

    // `static class Option` beside Option<T>: whoever owns the wrapper may write it.
    private static bool IsCompanion(INamedTypeSymbol? subject, INamedTypeSymbol type) =>
        subject is not null && subject.Name == type.Name && SymbolEqualityComparer.Default.Equals(subject.ContainingSymbol, type.ContainingSymbol);
}

/// <summary>The names by which forbidden wrappers can be written.</summary>
internal sealed class WrapperNames
{
    private readonly HashSet<string>? _names = new(StringComparer.Ordinal);
    private readonly Lazy<List<string>> _globalAliases;

    public WrapperNames(Compilation compilation, VerbRules<NullableStyleVerb> styles)
    {
        foreach (var (_, verb) in styles.All)
        {
            foreach (var selector in verb.Forbid)
            {
                if (_names is not null && !Collect(selector, _names))
                    _names = null;
            }
        }

        _globalAliases = new(() =>
        {
            var aliases = new List<string>();
            foreach (var tree in compilation.SyntaxTrees)
            {
                if (tree.GetRoot() is CompilationUnitSyntax unit)
                    AddAliases(unit.Usings, isGlobal: true, aliases);
            }

            return aliases;
        });
    }

    /// <summary>Null when a selector does not go by name: then every written type is looked at.</summary>
    public IReadOnlyCollection<string>? Names => _names;

    /// <summary>Names that may stand for a forbidden type in this file.</summary>
    public IReadOnlyList<string> AliasesOf(SyntaxNode root)
    {
        if (_names is not { Count: > 0 } || root is not CompilationUnitSyntax unit)
            return [];

        var aliases = new List<string>(_globalAliases.Value);
        AddAliases(unit.Usings, isGlobal: false, aliases);
        foreach (var member in unit.Members)
        {
            if (member is BaseNamespaceDeclarationSyntax space)
                AddAliases(space.Usings, isGlobal: false, aliases);
        }

        return aliases;
    }

    private void AddAliases(SyntaxList<UsingDirectiveSyntax> usings, bool isGlobal, List<string> aliases)
    {
        foreach (var directive in usings)
        {
            if (directive.Alias is not { Name.Identifier.ValueText: var alias } || directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) != isGlobal)
                continue;

            var target = directive.NamespaceOrType.ToString();
            // `using MaybeInt = int?;` is the wanted way.
            if (_names!.Any(target.Contains) && !aliases.Contains(alias))
                aliases.Add(alias);
        }
    }

    private static bool Collect(Selector selector, HashSet<string> names)
    {
        switch (selector)
        {
            case TypeNameSelector { Pattern.Name.Text: var text }:
                var name = text.Substring(text.LastIndexOf('.') + 1);
                names.Add(name);
                return name.IndexOfAny(['*', '{']) < 0;
            case AnyOfSelector any:
                return any.Items.All(item => Collect(item, names));
            default:
                return false;
        }
    }
}
