using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// What the code of one member says of the routes it maps: `app.MapGet(…).RequireAuthorization()`, also by way of a local or a group. Read once
/// for all routes in it.
/// </summary>
internal sealed class RouteConventions
{
    // Chains longer than this nobody writes; one that leads back to itself has to end.
    private const int MaxChain = 32;

    private readonly Dictionary<ILocalSymbol, IOperation?> _locals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, List<IInvocationOperation>> _calls = [];
    private readonly HashSet<ILocalSymbol> _handedOn = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _returned = new(SymbolEqualityComparer.Default);

    public RouteConventions(IOperation root)
    {
        var calls = new List<IInvocationOperation>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when !_locals.ContainsKey(declarator.Symbol):
                    _locals[declarator.Symbol] = value;
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target }:
                    _locals[target.Local] = null;
                    break;
                case ILocalReferenceOperation local when !IsReceiver(local):
                    (IsReturned(local) ? _returned : _handedOn).Add(local.Local);
                    break;
                case IInvocationOperation call when IsConvention(call):
                    calls.Add(call);
                    break;
            }
        }

        foreach (var call in calls)
        {
            if (MappedBy(call) is not { } mapped)
                continue;
            if (!_calls.TryGetValue(mapped, out var list))
                _calls.Add(mapped, list = []);
            list.Add(call);
        }
    }

    /// <summary>What is called on the route and on the groups that it is in.</summary>
    public IEnumerable<IInvocationOperation> On(IInvocationOperation route)
    {
        foreach (var call in Receivers(route).Prepend(route))
        {
            if (!_calls.TryGetValue(call.Syntax, out var list))
                continue;
            foreach (var convention in list)
                yield return convention;
        }
    }

    /// <summary>
    /// Whether all that is said of the route stands here: it begins at the application itself, or at a builder that is the application for all
    /// callers, and nobody else gets hold of it or of its groups.
    /// </summary>
    public bool ShowsAllOf(IInvocationOperation route, RouteCallers callers)
    {
        if (IsHandedOn(route))
            return false;

        var (isReturned, isMadeElsewhere) = (false, false);
        IParameterSymbol? builder = null;
        foreach (var call in Receivers(route).Prepend(route))
        {
            // A group that a method of this solution makes may carry anything.
            isMadeElsewhere |= call != route && call.TargetMethod.DeclaringSyntaxReferences.Length > 0;
            foreach (var local in GroupsBehind(call))
            {
                if (_handedOn.Contains(local))
                    return false;
                isReturned |= _returned.Contains(local);
            }

            var receiver = RouteCalls.WrittenReceiverOf(call) is { } written ? Unconverted(written) : null;
            builder = (receiver as IParameterReferenceOperation)?.Parameter;
            // Who else gets hold of the application can't say more of a route.
            if (builder is not null || receiver?.Type is { Name: "WebApplication" })
                break;
        }

        var mapper = builder is { Ordinal: 0, ContainingSymbol: IMethodSymbol method } ? method : null;
        return BeginsAtApplication(route)
            ? !isReturned || (mapper is not null && callers.AreBare(mapper))
            : mapper is not null && !isMadeElsewhere && CompositionCode.IsRouteBuilder(builder!.Type) && callers.AreBare(mapper);
    }

    private IEnumerable<ILocalSymbol> GroupsBehind(IInvocationOperation call)
    {
        var value = RouteCalls.WrittenReceiverOf(call) is { } written ? Unconverted(written) : null;
        for (var steps = 0; steps < MaxChain && value is ILocalReferenceOperation { Type.Name: not "WebApplication" } local; steps++)
        {
            yield return local.Local;
            value = _locals.TryGetValue(local.Local, out var assigned) && assigned is not null ? Unconverted(assigned) : null;
        }
    }

    /// <summary>The calls that it is made on, from the inside: groups, and what was said of them.</summary>
    public List<IInvocationOperation> Receivers(IInvocationOperation call)
    {
        var receivers = new List<IInvocationOperation>();
        while (receivers.Count < MaxChain && ReceiverOf(call) is IInvocationOperation receiver)
            receivers.Add(call = receiver);
        return receivers;
    }

    /// <summary>
    /// Whether the route begins at the application itself, so that no prefix is missing; with <paramref name="callers"/> also at a builder that is
    /// the application for all of them.
    /// </summary>
    public bool BeginsAtApplication(IInvocationOperation route, RouteCallers? callers = null)
    {
        foreach (var call in Receivers(route).Prepend(route))
        {
            var receiver = RouteCalls.WrittenReceiverOf(call) is { } written ? Unconverted(written) : null;
            if (receiver?.Type is { Name: "WebApplication" } || receiver is IParameterReferenceOperation parameter && IsOfUseEndpoints(parameter.Parameter))
                return true;
            if (receiver is IParameterReferenceOperation { Parameter: { Ordinal: 0, ContainingSymbol: IMethodSymbol mapper } builder })
                return callers is not null && CompositionCode.IsRouteBuilder(builder.Type) && callers.AreBare(mapper);
            // A group made by a method of this solution may carry anything.
            if (receiver is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: > 0 } } || ReceiverOf(call) is not IInvocationOperation)
                return false;
        }

        return false;
    }

    // `app.UseEndpoints(endpoints => …)`
    public static bool IsOfUseEndpoints(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction, Parameters.Length: 1 }
        && parameter.Type.Name == "IEndpointRouteBuilder";

    /// <summary>Whether other code gets hold of the mapped route, and may say more of it.</summary>
    public bool IsHandedOn(IInvocationOperation route)
    {
        IOperation outermost = route;
        while (outermost.Parent is { } parent)
        {
            if (parent is IConversionOperation or IInvocationOperation)
                outermost = parent;
            else if (parent is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } })
                outermost = parent;
            else
                break;
        }

        return outermost.Parent switch
        {
            IExpressionStatementOperation => false,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => _handedOn.Contains(declarator.Symbol) || _returned.Contains(declarator.Symbol),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => false,
            _ => true,
        };
    }

    private static bool IsReturned(ILocalReferenceOperation local)
    {
        IOperation at = local;
        while (at.Parent is IConversionOperation conversion)
            at = conversion;
        return at.Parent is IReturnOperation;
    }

    private static bool IsReceiver(ILocalReferenceOperation local)
    {
        IOperation at = local;
        while (at.Parent is IConversionOperation conversion)
            at = conversion;
        return at.Parent switch
        {
            IInvocationOperation call => call.Instance == at,
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } } => true,
            _ => false,
        };
    }

    private static bool IsConvention(IInvocationOperation call) =>
        !call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal)
        && (RouteCalls.IsOnBuilder(call.TargetMethod) || call is { TargetMethod.Name: "Add" or "Finally", Instance: not null });

    private SyntaxNode? MappedBy(IInvocationOperation call)
    {
        foreach (var receiver in Receivers(call))
        {
            if (RouteCalls.IsOnRoutes(receiver.TargetMethod) && !IsConvention(receiver))
                return receiver.Syntax;
        }

        return null;
    }

    private IOperation? ReceiverOf(IInvocationOperation call)
    {
        var value = RouteCalls.WrittenReceiverOf(call) is { } written ? Unconverted(written) : null;
        for (var steps = 0; steps < MaxChain && value is ILocalReferenceOperation local && _locals.TryGetValue(local.Local, out var assigned) && assigned is not null; steps++)
            value = Unconverted(assigned);
        return value;
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }
}
