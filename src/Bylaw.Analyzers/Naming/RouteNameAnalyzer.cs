using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL3005 of `name: { route: … }`: actions at their name, or all of a controller at its; routes where they are mapped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteNameAnalyzer() : BylawAnalyzer(Descriptors.RouteName)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        if (VerbRules<NameVerb>.Of(rules) is not { } names || !names.All.Any(rule => rule.Verb.Route.Count > 0))
            return;

        context.OnSymbols("the routes of", symbol => AnalyzeController(symbol, rules, names), SymbolKind.NamedType);
        CheckedEndpoint<NameVerb>.Register(context, rules, "the route of", JudgeMapped, whereMapped: true);
    }

    private static void AnalyzeController(SymbolAnalysisContext context, CompilationRules rules, VerbRules<NameVerb> names)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false } || names.For(rules.Subjects.Of(type).Subject) is not { Length: > 0 } bound)
            return;

        var actions = new List<(IMethodSymbol Action, IReadOnlyList<ActionRoute> Routes)>();
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && EndpointMethods.IsEndpoint(method) && ActionRoutes.Of(method) is { Count: > 0 } routes)
                actions.Add((method, routes));
        }

        if (actions.Count == 0)
            return;

        var subject = rules.Subjects.Of(type).Subject;
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in bound)
        {
            if (rule.Verb.Route.Count == 0)
                continue;

            var wrong = actions.Where(action => Wrong(rule.Verb, action.Routes) is not null).ToList();
            if (wrong.Count == actions.Count && wrong.Count > 1)
                Report(rule, type, MessageText.Subject(subject, null), Wrong(rule.Verb, wrong[0].Routes)!);
            else
                wrong.ForEach(action => Report(rule, action.Action, MessageText.Target(action.Action, subject.LayerName), Wrong(rule.Verb, action.Routes)!));
        }

        sink.Flush();

        void Report(in BoundRule<NameVerb> rule, ISymbol symbol, string text, string route)
        {
            if (Declarations.Of(symbol, context.Compilation, context.CancellationToken) is [var declaration, ..] && Declarations.IdentifierOf(declaration) is { } name)
                sink.Add(new Finding(rule.Rule, RuleIds.RouteName, name.GetLocation(), new FindingSite(type, symbol, null, MemberPart.Signature), What(rule.Verb, text, route), rule.Captures, null));
        }
    }

    private static string? Wrong(NameVerb verb, IReadOnlyList<ActionRoute> routes)
    {
        foreach (var route in routes)
        {
            if (!verb.Route.Any(pattern => pattern.MatchesPath(route.Template)))
                return route.Template;
        }

        return null;
    }

    private static void JudgeMapped(CheckedEndpoint<NameVerb> endpoint)
    {
        if (endpoint.Mapping is not { } mapping || endpoint.Site.Route is not { } named || named.StartsWith("FALLBACK", StringComparison.Ordinal))
            return;

        var route = named.Substring(named.IndexOf(' ') + 1);
        bool? isWhole = null;
        foreach (var rule in endpoint.Checks)
        {
            if (rule.Verb.Route.Count == 0 || rule.Verb.Route.Any(pattern => pattern.MatchesPath(route)))
                continue;

            // Who calls the method is asked only where it matters: the whole route is wrong, its end is not.
            var isRight = rule.Verb.Route.Any(pattern => pattern.MatchesEndOf(route))
                && !(isWhole ??= mapping.Routes.BeginsAtApplication(mapping.Call, endpoint.Rules.RouteCallers));
            if (!isRight)
                endpoint.Report(rule, RuleIds.RouteName, What(rule.Verb, endpoint.Text, route));
        }
    }

    private static string What(NameVerb verb, string subject, string route) =>
        $"{subject} must have a route of the form {string.Join(" or ", verb.Route.Select(pattern => $"'{pattern}'"))}, not '{route.Trim('/')}'";
}
