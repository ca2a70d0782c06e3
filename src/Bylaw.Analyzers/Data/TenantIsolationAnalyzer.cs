using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL6004 of `ensure: tenant-isolation`: the rows of a tenant are its own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TenantIsolationAnalyzer() : BylawAnalyzer(Descriptors.TenantIsolation)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        CheckedBody<TenantIsolationVerb>.Register(context, rules, "the tenants of", Judge);
        if (VerbRules<TenantIsolationVerb>.Of(rules) is not { } checks)
            return;

        var filters = new TenantFilters(rules.Compilation);
        context.OnSymbols("the query filters of", symbol => JudgeContext(symbol, rules, checks, filters), SymbolKind.NamedType);
    }

    private static void Judge(CheckedBody<TenantIsolationVerb> body)
    {
        foreach (var operation in body.Operations())
        {
            if (operation is not (IInvocationOperation or ISimpleAssignmentOperation or IBinaryOperation))
                continue;

            foreach (var rule in body.RulesAt(operation))
            {
                if (operation is IInvocationOperation call)
                    OfCall(call, rule, body);
                if (TenantInput.Of(operation, rule.Verb, body.Rules, body.Blocks, body.Owner) is { } input)
                    body.Report(rule, RuleIds.TenantIsolation, input, $"{body.SubjectAt(operation)} must not take the tenant from the request with '{input.Syntax}'", SymbolOf(input));
            }
        }
    }

    private static void OfCall(IInvocationOperation call, BoundRule<TenantIsolationVerb> rule, CheckedBody<TenantIsolationVerb> body)
    {
        if (TenantBypass.Unfiltered(call, rule.Verb, body.Rules) is { } unfiltered)
            body.Report(rule, RuleIds.TenantIsolation, call, $"{body.SubjectAt(call)} must not read '{SymbolNames.ForMessage(unfiltered)}' of all tenants with 'IgnoreQueryFilters'", unfiltered);
        else if (TenantBypass.Raw(call, rule.Verb, body.Rules, body.Blocks) is { } raw)
            body.Report(rule, RuleIds.TenantIsolation, call, $"{body.SubjectAt(call)} must not read '{SymbolNames.ForMessage(raw)}' with SQL that does not ask for the tenant", raw);
    }

    // At the set, in the context: there or beside it the filter belongs.
    private static void JudgeContext(SymbolAnalysisContext context, CompilationRules rules, VerbRules<TenantIsolationVerb> checks, TenantFilters filters)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || !DataSymbols.IsDbContext(type) || HasOtherBase(type))
            return;

        var subject = rules.Subjects.Of(type).Subject;
        var bound = checks.For(subject);
        if (bound.Length == 0)
            return;

        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in bound)
        {
            var (open, kept) = Sets(type, rule.Verb, rules, filters);
            // Where no set has a filter, the context was never meant to have them: that is one decision, not one for each set.
            var more = kept == 0 && open.Count > 1 ? $" and {open.Count - 1} more" : "";
            foreach (var (property, entity) in more.Length == 0 ? open : open.Take(1))
            {
                var site = new FindingSite(type, property, null, MemberPart.Signature);
                sink.Add(new Finding(rule.Rule, RuleIds.TenantIsolation, property.Locations[0], site,
                    $"{MessageText.Subject(subject, null)} must have a query filter that keeps '{SymbolNames.ForMessage(entity)}'{more} to its tenant", rule.Captures, entity));
            }
        }

        sink.Flush();
    }

    // The sets of entities with a tenant that no filter keeps, and how many are kept.
    private static (List<(IPropertySymbol Set, ITypeSymbol Entity)> Open, int Kept) Sets(INamedTypeSymbol type, TenantIsolationVerb verb, CompilationRules rules, TenantFilters filters)
    {
        var open = new List<(IPropertySymbol, ITypeSymbol)>();
        var kept = 0;
        foreach (var member in type.GetMembers())
        {
            if (member is not IPropertySymbol { Type: INamedTypeSymbol { TypeArguments: [var entity] } set } property || !DataSymbols.IsDbSet(set) || !TenantEntity.Is(entity, verb, rules))
                continue;

            if (filters.Covers(entity))
                kept++;
            else
                open.Add((property, entity));
        }

        return (open, kept);
    }

    // A base class from a package other than EF Core and Identity may bring the filter along.
    private static bool HasOtherBase(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.DeclaringSyntaxReferences.IsEmpty && at.SpecialType != SpecialType.System_Object && !SymbolNames.Namespace(at).StartsWith("Microsoft.", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static ISymbol? SymbolOf(IOperation input) => input switch
    {
        IParameterReferenceOperation parameter => parameter.Parameter,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };
}
