using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL6003 of `ensure: no-query-in-loop`: a query for each element takes as many round trips as there are elements.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryInLoopAnalyzer() : BylawAnalyzer(Descriptors.QueryInLoop)
{
    private const string DefaultLayer = "Repository";

    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var repository = rules.Book.Layers.Any(static layer => layer.Name == DefaultLayer) ? new LayerSelector(DefaultLayer) : null;
        CheckedBody<NoQueryInLoopVerb>.Register(context, rules, "the loops of", body => Judge(body, repository));
    }

    private static void Judge(CheckedBody<NoQueryInLoopVerb> body, LayerSelector? repository)
    {
        foreach (var operation in body.Operations())
        {
            if (operation is IInvocationOperation call)
                OfCall(call, body, repository);
            else if (operation is IForEachLoopOperation { Collection: var collection } && DataSymbols.IsDatabaseQuery(collection, body.Blocks) && LoopAround.Has(operation, QueryKind.Query, body.Blocks))
                OfForEach(operation, DataSymbols.WithoutConversion(collection), body);
        }
    }

    private static void OfForEach(IOperation loop, IOperation collection, CheckedBody<NoQueryInLoopVerb> body)
    {
        foreach (var rule in body.RulesAt(loop))
            body.Report(rule, RuleIds.QueryInLoop, collection, $"{body.SubjectAt(loop)} must not read '{SymbolNames.ForMessage(collection.Type!)}' in a loop", collection.Type);
    }

    private static void OfCall(IInvocationOperation call, CheckedBody<NoQueryInLoopVerb> body, LayerSelector? repository)
    {
        var kind = DatabaseQuery.Of(call, body.Blocks);
        foreach (var rule in body.RulesAt(call))
        {
            var found = kind == QueryKind.None && IsOfType(call, rule.Verb, body.Rules, repository) ? QueryKind.Query : kind;
            if (found == QueryKind.None || !LoopAround.Has(call, found, body.Blocks) || Function.IsInExpressionTree(call))
                continue;

            var name = DataSymbols.NameOf(call.TargetMethod);
            body.Report(rule, RuleIds.QueryInLoop, call, body.SubjectAt(call) + found switch
            {
                QueryKind.Save => $" must save once after the loop, not in it with '{name}'",
                QueryKind.Request => $" must not send a request in a loop with '{name}'",
                _ => $" must not query in a loop with '{name}'",
            }, call.TargetMethod);
        }
    }

    // Of a repository, what gives something back: `Add` only remembers.
    private static bool IsOfType(IInvocationOperation call, NoQueryInLoopVerb verb, CompilationRules rules, LayerSelector? repository)
    {
        var method = call.TargetMethod;
        if (call.Instance is null or IInstanceReferenceOperation || method.MethodKind != MethodKind.Ordinary || !Answers(method))
            return false;

        var candidate = new Candidate(method.ContainingType.OriginalDefinition);
        if (verb.Types.Count == 0)
            return repository is not null && rules.Matcher.Matches(repository, candidate);

        foreach (var selector in verb.Types)
        {
            if (rules.Matcher.Matches(selector, candidate))
                return true;
        }

        return false;
    }

    private static bool Answers(IMethodSymbol method) =>
        (DataSymbols.IsTask(method.ReturnType) ? method.ReturnType is INamedTypeSymbol { IsGenericType: true } : !method.ReturnsVoid && !DataSymbols.IsQueryable(method.ReturnType))
        && !StartsWith(method.Name, "Add") && !StartsWith(method.Name, "Insert") && !StartsWith(method.Name, "Create") && !StartsWith(method.Name, "Update")
        && !StartsWith(method.Name, "Remove") && !StartsWith(method.Name, "Delete") && !StartsWith(method.Name, "Attach") && !StartsWith(method.Name, "Save");

    private static bool StartsWith(string name, string word) => name.StartsWith(word, StringComparison.Ordinal);
}
