using Bylaw.Rules.Yaml;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>What goes by a name without being a reference to the symbol.</summary>
internal static class RenameRisk
{
    private static readonly string[] Markup = [".razor", ".cshtml", ".xaml"];

    /// <summary>Where the name stands in a file that the rename leaves as it is: a Razor page, an entry of the baseline, a rule about this very type.</summary>
    public static async Task<bool> IsNamedElsewhereAsync(FindingContext context, string name)
    {
        foreach (var document in context.Solution.Projects.SelectMany(project => project.AdditionalDocuments))
        {
            var text = (await document.GetTextAsync(context.Cancellation).ConfigureAwait(false)).ToString();
            if (text.IndexOf(name, StringComparison.Ordinal) < 0)
                continue;

            var path = document.FilePath ?? document.Name;
            if (path.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
                continue;
            if (!path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
                ? NamesInStrings.WordsIn(text).Contains(name)
                : YamlReader.Read(path, text, []) is { } root && Scalars(root).Any(scalar => NamesInStrings.WordsIn(scalar).Contains(name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a page or view has the name, of which a host without its generator shows no code.</summary>
    public static async Task<bool> IsInMarkupAsync(FindingContext context, string name)
    {
        foreach (var document in context.Solution.Projects.SelectMany(project => project.AdditionalDocuments))
        {
            var path = document.FilePath ?? document.Name;
            if (Markup.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                && NamesInStrings.WordsIn((await document.GetTextAsync(context.Cancellation).ConfigureAwait(false)).ToString()).Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody whose code is not in the solution may use the symbol: a library that no project of the solution refers to is made for others.</summary>
    public static bool IsForOthers(Project project, ISymbol symbol)
    {
        if (project.CompilationOptions?.OutputKind != OutputKind.DynamicallyLinkedLibrary
            || project.Solution.Projects.Any(other => other.ProjectReferences.Any(reference => reference.ProjectId == project.Id)))
        {
            return false;
        }

        for (var at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }

    /// <summary>Whether a database, an answer, a route or a message bears the type's name.</summary>
    public static bool IsSeenOutside(CompilationRules rules, INamedTypeSymbol type) =>
        EndpointMethods.IsController(type) || type.Name.EndsWith("Controller", StringComparison.Ordinal) || type.Name.EndsWith("ViewComponent", StringComparison.Ordinal)
        || Is(rules, type, "entity") || Is(rules, type, "dto") || Is(rules, type, "endpoint")
        || type.AllInterfaces.Any(contract => SymbolNames.Namespace(contract).StartsWith("MassTransit", StringComparison.Ordinal));

    /// <summary>Whether something calls the method by its name: a route, a client of a hub, whatever reads an attribute on it.</summary>
    public static bool IsCalledByName(CompilationRules rules, IMethodSymbol method) =>
        EndpointMethods.IsEndpoint(method) || EndpointMethods.IsHub(method.ContainingType) || rules.Handlers.RouteOf(method) is not null || !method.GetAttributes().IsEmpty;

    private static bool Is(CompilationRules rules, INamedTypeSymbol type, string facet) =>
        rules.Book.Facets.TryGetValue(facet, out var known) && rules.Matcher.Matches(known.Selector, new Candidate(type));

    // What explains and shows a rule names what must not be.
    private static IEnumerable<string> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar.Value],
        YamlList list => list.Items.SelectMany(Scalars),
        YamlMap map => map.Entries.Where(entry => entry.Key.Value is not ("examples" or "because" or "quote" or "note" or "reason"))
            .SelectMany(entry => Scalars(entry.Value).Prepend(entry.Key.Value)),
        _ => [],
    };
}
