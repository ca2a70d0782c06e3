using Bylaw.Cli.Output;
using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Explaining;

/// <summary>A type of the solution, in a compilation that declares it.</summary>
internal sealed record CodeType(ProjectResult Project, CompilationRules Rules, INamedTypeSymbol Symbol)
{
    public string FullName => SymbolNames.FullName(Symbol);

    public SubjectRules Subject => Rules.Subjects.Of(Symbol);
}

/// <summary>The code that answers a route.</summary>
/// <param name="Handler">The lambda's or method's symbol.</param>
/// <param name="Region">A handler of a minimal API is a region of its own; an action belongs to its controller.</param>
internal sealed record CodeEndpoint(ProjectResult Project, CompilationRules Rules, string Route, IMethodSymbol Handler, INamedTypeSymbol Type, RegionKind Region, Location Place)
{
    public SubjectRules Subject => Rules.Subjects.Of(Type, Region);
}

/// <summary>Looks things up in a solution that has been analysed.</summary>
/// <param name="root">The folder that paths are relative to.</param>
/// <param name="fallback">The rule file of projects that have none.</param>
internal sealed class CodeView(IReadOnlyList<ProjectResult> results, string root, string? fallback)
{
    private IReadOnlyList<CodeType>? _types;
    private IReadOnlyList<CodeEndpoint>? _endpoints;
    private Dictionary<TypeName, CodeType>? _byName;

    public IReadOnlyList<ProjectResult> Results => results;

    public string Root => root;

    /// <summary>The rule books that hold somewhere, each once.</summary>
    public IEnumerable<CompilationRules> Books => results.Select(result => result.Survey.Rules).OfType<CompilationRules>().DistinctBy(rules => rules.Book.RootFile);

    /// <summary>Whether nobody has written a rule file.</summary>
    public bool IsFallback => Books.All(IsFallbackOf);

    public RuleText TextOf(CompilationRules rules) => new(rules.Book, root) { Today = rules.Project.Today, Fallback = IsFallbackOf(rules) ? FallbackRules.Preset : null };

    private bool IsFallbackOf(CompilationRules rules) => fallback is not null && Path.GetFullPath(rules.Book.RootFile) == Path.GetFullPath(fallback);

    /// <summary>Those that somebody wrote; of a project with several target frameworks each once.</summary>
    public IReadOnlyList<CodeType> Types => _types ??= [.. results.Where(result => result.Survey.Rules is not null).SelectMany(Declared)
        .DistinctBy(type => TypeName.Of(type.Symbol)).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    public IReadOnlyList<CodeEndpoint> Endpoints => _endpoints ??= [.. results.Where(result => result.Survey.Rules is not null).SelectMany(EndpointsOf)
        .DistinctBy(endpoint => (endpoint.Route, endpoint.Place.SourceTree?.FilePath, endpoint.Place.SourceSpan))];

    /// <summary>Those of minimal APIs, which have a layer of their own.</summary>
    public IEnumerable<CodeEndpoint> Handlers => Endpoints.Where(endpoint => endpoint.Region == RegionKind.Handler);

    public CodeType? Find(TypeName name) => (_byName ??= Types.ToDictionary(type => TypeName.Of(type.Symbol))).GetValueOrDefault(name);

    /// <summary>By simple name, full name or the end of one. Case counts only where it makes a difference.</summary>
    public IReadOnlyList<CodeType> TypesNamed(string name)
    {
        var bare = name.IndexOf('<') is var at and > 0 ? name[..at] : name;
        return Named(StringComparison.Ordinal) is { Count: > 0 } exact ? exact : Named(StringComparison.OrdinalIgnoreCase);

        List<CodeType> Named(StringComparison comparison)
        {
            var found = Types.Where(type => type.FullName.Equals(bare, comparison)).ToList();
            return found.Count > 0 ? found : [.. Types.Where(type => type.FullName.EndsWith("." + bare, comparison))];
        }
    }

    /// <summary>Constraints and names of parameters don't count; without a verb any is meant.</summary>
    public IReadOnlyList<CodeEndpoint> EndpointsAt(string route)
    {
        var wanted = Normal(route);
        return [.. Endpoints.Where(endpoint => Normal(endpoint.Route) is var known && (wanted.StartsWith('/') ? known[(known.IndexOf(' ') + 1)..] : known) == wanted)];
    }

    /// <summary>Findings that count.</summary>
    public IEnumerable<(ProjectResult Project, Diagnostic Finding)> Findings =>
        results.SelectMany(result => result.Findings.Where(finding => !finding.IsSuppressed).Select(finding => (Project: result, Finding: finding)))
            .DistinctBy(found => (found.Finding.Id, Text(found.Finding)));

    /// <summary>`Services/OrderService.cs:12: error BYL2002: …`</summary>
    public string Text(Diagnostic finding)
    {
        var severity = finding.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "suggestion" };
        return $"{At(finding.Location)}: {severity} {finding.Id}: {finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    public string At(Location location)
    {
        var span = location.GetMappedLineSpan();
        return $"{PathText.Relative(root, span.Path ?? "")}:{span.StartLinePosition.Line + 1}";
    }

    public static string? Property(Diagnostic finding, string name) => finding.Properties.TryGetValue(name, out var value) ? value : null;

    // The compilation that the rules go by, which the analysis has made of the project's: symbols of the one are none of the other.
    private static IEnumerable<CodeType> Declared(ProjectResult result)
    {
        var todo = new Stack<INamespaceOrTypeSymbol>([result.Survey.Rules!.Compilation.Assembly.GlobalNamespace]);
        while (todo.TryPop(out var symbol))
        {
            foreach (var member in symbol.GetMembers().OfType<INamespaceOrTypeSymbol>())
                todo.Push(member);
            if (symbol is INamedTypeSymbol { IsImplicitlyDeclared: false, Name.Length: > 0 } type && type.Locations.Any(location => location.IsInSource))
                yield return new CodeType(result, result.Survey.Rules!, type);
        }
    }

    private IEnumerable<CodeEndpoint> EndpointsOf(ProjectResult result)
    {
        var rules = result.Survey.Rules!;
        var found = RouteHandlers.Of(rules, CancellationToken.None).Select(handler => new CodeEndpoint(result, rules, handler.Route, handler.Symbol, handler.Type, RegionKind.Handler, handler.Place)).ToList();
        foreach (var type in Types.Where(type => type.Project == result))
        {
            foreach (var method in type.Symbol.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary && EndpointMethods.IsEndpoint(method)))
                found.AddRange(ActionRoutes.Of(method).Select(route => new CodeEndpoint(result, rules, $"{route.Verbs} {route.Template}", method, type.Symbol, RegionKind.Type, method.Locations[0])));
        }

        return found;
    }

    private static string Normal(string route)
    {
        var parts = route.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var path = parts[^1].Trim('/').Split('/').Select(part => part.StartsWith('{') ? "{}" : part.ToLowerInvariant());
        if (parts.Length == 1)
            return "/" + string.Join('/', path);
        return string.Join(',', parts[0].ToUpperInvariant().Split(',').Order(StringComparer.Ordinal)) + " /" + string.Join('/', path);
    }
}
