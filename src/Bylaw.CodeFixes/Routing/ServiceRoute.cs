using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>
/// Whoever uses what only a service may use is handed the service in its place, and calls the service's method that does the same; where there is none
/// yet, the service gets one. Not offered where anything but calls would have to change.
/// </summary>
internal static class ServiceRoute
{
    public static async Task<Fix?> OfAsync(FindingContext context)
    {
        if (HeldDependency.Of(context) is not { } held || await OwningService.FindAsync(context, held).ConfigureAwait(false) is not { } service)
            return null;

        var methods = new Dictionary<IMethodSymbol, ServiceMethod>(SymbolEqualityComparer.Default);
        foreach (var call in held.Calls)
        {
            if (methods.ContainsKey(call.Method))
                continue;
            if (ServiceMethod.Of(service, call.Method, context.Cancellation) is not { } method)
                return null;
            methods.Add(call.Method, method);
        }

        var added = methods.Values.Where(method => !method.Exists).ToList();
        if (added.Count > 0 && !await CanGrowAsync(context.Solution, service, context.Cancellation).ConfigureAwait(false))
            return null;
        if (await IsCalledAsync(context, held).ConfigureAwait(false))
            return null;

        var editor = new SolutionEditor(context.Solution);
        var caller = await editor.GetDocumentEditorAsync(context.Document.Id, context.Cancellation).ConfigureAwait(false);
        if (!CallerEdit.Apply(caller, context, held, service, methods) || !await ServiceEdit.ApplyAsync(editor, service, added, context.Cancellation).ConfigureAwait(false))
            return null;

        var changed = await CleanUp.ChangesAsync(context.Solution, editor.GetChangedSolution(), context.Cancellation).ConfigureAwait(false);
        if (!await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
            || !await FindingCheck.HoldsAsync(context.Solution, changed, context.Document.Id, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var safety = await IsKnownToContainerAsync(context, service).ConfigureAwait(false) ? FixSafety.Safe : FixSafety.Review;
        var title = $"Use {service.Injected.Name} instead of {held.Type.Name}";
        if (added.Count > 0)
            title += $", and add {string.Join(", ", added.Select(method => method.Name))} to it";
        return new SolutionFix(title, safety, "route", _ => Task.FromResult<Solution?>(changed));
    }

    /// <summary>An interface can get a method where the service is all that implements it.</summary>
    private static async Task<bool> CanGrowAsync(Solution solution, OwningService service, CancellationToken cancellation) =>
        service.Injected.TypeKind != TypeKind.Interface
        || !(await SymbolFinder.FindImplementationsAsync(service.Injected, solution, cancellationToken: cancellation).ConfigureAwait(false)).Any(other => other is INamedTypeSymbol type && !SameType.Is(type, service.Class));

    /// <summary>Who passes the dependency by hand, as tests do, would have to pass the service.</summary>
    private static async Task<bool> IsCalledAsync(FindingContext context, HeldDependency held)
    {
        if (held.Receiver is not { MethodKind: not MethodKind.AnonymousFunction } receiver)
            return false;

        foreach (var reference in await SymbolFinder.FindReferencesAsync(receiver, context.Solution, context.Cancellation).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false);
                var node = root!.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                // `customers.MapGet("/", CustomerHandlers.List)` hands it to the framework; `CustomerHandlers.List(repository)` is a call.
                if (node.AncestorsAndSelf().TakeWhile(at => at is not (StatementSyntax or MemberDeclarationSyntax or ArgumentSyntax)).Any(at => at is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Something else is handed it, or a registration names it: then the container has it.</summary>
    private static async Task<bool> IsKnownToContainerAsync(FindingContext context, OwningService service)
    {
        foreach (var reference in await SymbolFinder.FindReferencesAsync(service.Injected, context.Solution, context.Cancellation).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false);
                var node = root!.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                if (node.FirstAncestorOrSelf<ParameterSyntax>() is not null || node.Parent is TypeArgumentListSyntax { Parent.Parent.Parent: InvocationExpressionSyntax })
                    return true;
            }
        }

        return false;
    }
}
