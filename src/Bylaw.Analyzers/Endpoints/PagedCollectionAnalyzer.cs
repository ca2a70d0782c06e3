using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL5009 of `ensure: paged-collections`: a list that grows with the data is asked for in parts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PagedCollectionAnalyzer() : BylawAnalyzer(Descriptors.UnpagedCollection)
{
    private static readonly HashSet<string> PagingNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "limit", "offset", "cursor", "take", "skip", "top", "first", "last", "after", "before", "size", "count", "max", "perPage", "index", "start",
        "continuationToken", "nextToken", "maxResults", "pagination", "paging",
    };

    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedEndpoint<PagedCollectionsVerb>.Register(context, rules, "the paging of", Judge);

    private static void Judge(CheckedEndpoint<PagedCollectionsVerb> endpoint)
    {
        if (!IsGet(endpoint))
            return;

        foreach (var rule in endpoint.Checks)
        {
            if (ReturnedBy(endpoint, rule.Verb) is { } collection && !TakesPaging(endpoint, rule.Verb) && !IsBounded(endpoint)
                && !(rule.Verb.Allow is { } allow && EndpointSelection.Names(allow, endpoint)))
            {
                endpoint.Report(rule, RuleIds.UnpagedCollection, $"{endpoint.Text} must page the '{SymbolNames.ForMessage(collection)}' it returns, it takes no page, limit or cursor");
            }
        }
    }

    private static bool IsGet(CheckedEndpoint<PagedCollectionsVerb> endpoint) => endpoint.Site.Route is { } route
        ? route.StartsWith("GET ", StringComparison.Ordinal)
        : ActionRoutes.HasVerb(endpoint.Handler, "GET");

    private static ITypeSymbol? ReturnedBy(CheckedEndpoint<PagedCollectionsVerb> endpoint, PagedCollectionsVerb verb)
    {
        if (CollectionIn(endpoint.Handler.ReturnType, verb, endpoint.Rules.Project, 0) is { } declared)
            return declared;
        if (endpoint.Body is null)
            return null;

        // `return Ok(orders)` of an IActionResult.
        foreach (var operation in OwnOperations(endpoint.Body))
        {
            var arguments = operation switch
            {
                IInvocationOperation { TargetMethod.Name: "Ok" or "Json", Arguments: var all } call when SymbolNames.Namespace(call.TargetMethod).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) => all,
                IObjectCreationOperation { Type.Name: "OkObjectResult" or "JsonResult", Arguments: var all } => all,
                _ => [],
            };
            foreach (var argument in arguments)
            {
                IOperation value = argument.Value;
                while (value is IConversionOperation conversion)
                    value = conversion.Operand;
                if (value is not (IArrayCreationOperation or ICollectionExpressionOperation) && value.Type is { } type && CollectionIn(type, verb, endpoint.Rules.Project, 0) is { } returned)
                    return returned;
            }
        }

        return null;
    }

    // In Task<…>, ActionResult<…>, Results<…>, an envelope of the solution, an anonymous object.
    private static ITypeSymbol? CollectionIn(ITypeSymbol type, PagedCollectionsVerb verb, ProjectFacts project, int depth)
    {
        if (depth > 6 || IsPage(type, verb))
            return null;
        if (type is IArrayTypeSymbol array)
            return IsOwn(array.ElementType, project) ? array : null;
        if (type is not INamedTypeSymbol named)
            return null;
        if (named.IsAnonymousType)
            return named.GetMembers().OfType<IPropertySymbol>().Any(property => SaysPaging(property.Name)) ? null : FirstIn(named.GetMembers().OfType<IPropertySymbol>().Select(property => property.Type));

        var space = SymbolNames.Namespace(named);
        var isCollection = named.TypeArguments.Length == 1
            && (space.StartsWith("System.Collections.", StringComparison.Ordinal) || named.Name is "IQueryable" or "IOrderedQueryable" && space == "System.Linq")
            && named.Name != "IAsyncEnumerable";
        if (isCollection)
            return IsOwn(named.TypeArguments[0], project) ? named : null;

        // What an envelope counts or continues with is paging too.
        var isEnvelope = project.IsOwn(named.ContainingAssembly) && !named.GetMembers().Any(member => member is IPropertySymbol && SaysPaging(member.Name));
        return isEnvelope || space is "System.Threading.Tasks" or "Microsoft.AspNetCore.Mvc" or "Microsoft.AspNetCore.Http.HttpResults" ? FirstIn(named.TypeArguments) : null;

        ITypeSymbol? FirstIn(IEnumerable<ITypeSymbol> types) => types.Select(inner => CollectionIn(inner, verb, project, depth + 1)).FirstOrDefault(found => found is not null);
    }

    private static bool IsOwn(ITypeSymbol type, ProjectFacts project) => type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } && project.IsOwn(type.ContainingAssembly);

    private static bool IsPage(ITypeSymbol type, PagedCollectionsVerb verb) =>
        type.Name.Contains("Page") || type.Name.Contains("Paginat") || verb.Returns.Any(pattern => pattern.Matches(type.Name));

    private static bool TakesPaging(CheckedEndpoint<PagedCollectionsVerb> endpoint, PagedCollectionsVerb verb)
    {
        foreach (var parameter in endpoint.Handler.Parameters)
        {
            if (Pages(parameter.Name, verb) || IsPage(parameter.Type, verb) || parameter.Type.Name is "HttpContext" or "HttpRequest" or "ODataQueryOptions" or "SieveModel" or "GridifyQuery")
                return true;
            if (!endpoint.Rules.Project.IsOwn(parameter.Type.ContainingAssembly))
                continue;

            for (var type = parameter.Type; type is not null && type.SpecialType == SpecialType.None; type = type.BaseType)
            {
                if (type.GetMembers().Any(member => member is IPropertySymbol && Pages(member.Name, verb)))
                    return true;
            }
        }

        return endpoint.Handler.GetAttributes().Concat(endpoint.Handler.ContainingType?.GetAttributes() ?? []).Any(attribute => attribute.AttributeClass?.Name == "EnableQueryAttribute");
    }

    // `Take(10)`, a list that is written out, or paging that is read from the request by hand.
    private static bool IsBounded(CheckedEndpoint<PagedCollectionsVerb> endpoint) => endpoint.Body is { } body && OwnOperations(body).Any(operation => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Take" or "GetValues" or "GetNames" or "Chunk" } } => true,
        IPropertyReferenceOperation { Property: { Name: "Request" or "Query" or "QueryString" } property } => SymbolNames.Namespace(property).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal),
        IReturnOperation { ReturnedValue: { } value } => Unconverted(value) is IArrayCreationOperation or ICollectionExpressionOperation,
        _ => false,
    });

    private static IEnumerable<IOperation> OwnOperations(IOperation body)
    {
        var todo = new Stack<IOperation>();
        todo.Push(body);
        while (todo.Count > 0)
        {
            var operation = todo.Pop();
            yield return operation;
            foreach (var child in operation.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                    todo.Push(child);
            }
        }
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }

    private static bool Pages(string name, PagedCollectionsVerb verb) => PagingNames.Contains(name) || SaysPaging(name) || verb.Parameters.Any(pattern => pattern.Matches(name));

    private static bool SaysPaging(string name) =>
        name.IndexOf("page", StringComparison.OrdinalIgnoreCase) >= 0 || name is "Total" or "total" or "TotalCount" or "totalCount" or "Next" or "next" or "NextCursor" or "nextCursor" or "Cursor" or "Offset" or "Limit" or "HasMore" or "hasMore";
}
