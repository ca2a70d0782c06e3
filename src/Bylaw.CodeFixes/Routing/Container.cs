using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>What the code says of the container: which types it has, and what nobody but it makes or calls.</summary>
internal static class Container
{
    /// <summary>Something else is handed it, or a registration names it: then the container has it.</summary>
    public static async Task<bool> KnowsAsync(Solution solution, INamedTypeSymbol service, CancellationToken cancellation)
    {
        if (IsOfEveryHost(service))
            return true;

        foreach (var reference in await SymbolFinder.FindReferencesAsync(service.OriginalDefinition, solution, cancellation).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                var node = root!.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                if (IsHanded(node) || IsRegistered(node))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody calls it by hand, as tests do, who would have to pass what is new.</summary>
    public static async Task<bool> IsCalledByHandAsync(Solution solution, ISymbol receiver, CancellationToken cancellation)
    {
        if (receiver is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            return false;

        foreach (var reference in await SymbolFinder.FindReferencesAsync(receiver, solution, cancellation).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                var node = root!.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                // `customers.MapGet("/", CustomerHandlers.List)` hands it to the framework; `CustomerHandlers.List(repository)` is a call.
                if (node.AncestorsAndSelf().TakeWhile(at => at is not (StatementSyntax or MemberDeclarationSyntax or ArgumentSyntax)).Any(at => at is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax))
                    return true;
            }
        }

        return false;
    }

    private static bool IsOfEveryHost(INamedTypeSymbol service) => service.Name switch
    {
        "ILogger" or "ILoggerFactory" => SymbolNames.Namespace(service) == "Microsoft.Extensions.Logging",
        "IConfiguration" => SymbolNames.Namespace(service) == "Microsoft.Extensions.Configuration",
        "IHostEnvironment" or "IHostApplicationLifetime" => SymbolNames.Namespace(service) == "Microsoft.Extensions.Hosting",
        "IWebHostEnvironment" => SymbolNames.Namespace(service) == "Microsoft.AspNetCore.Hosting",
        "IServiceScopeFactory" => SymbolNames.Namespace(service) == "Microsoft.Extensions.DependencyInjection",
        "IOptions" or "IOptionsSnapshot" or "IOptionsMonitor" => SymbolNames.Namespace(service) == "Microsoft.Extensions.Options",
        _ => false,
    };

    private static bool IsHanded(SyntaxNode node) => node.FirstAncestorOrSelf<ParameterSyntax>() is { Parent.Parent: ConstructorDeclarationSyntax or TypeDeclarationSyntax or LambdaExpressionSyntax };

    // services.AddScoped<IOrderService, OrderService>(), services.AddScoped(typeof(IStore<>), typeof(Store<>)), builder.RegisterType<Clock>().As<IClock>()
    private static bool IsRegistered(SyntaxNode node)
    {
        while (node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            node = node.Parent;
        var call = node.Parent switch
        {
            TypeArgumentListSyntax { Parent: GenericNameSyntax name } => ReferencePosition.CallOf(name),
            TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax of } } => of,
            _ => null,
        };
        return call is not null && ReferencePosition.InvokedName(call)?.Identifier.ValueText is { } method
            && (method == "As" || Array.Exists(["Add", "TryAdd", "Register", "Replace"], start => method.StartsWith(start, StringComparison.Ordinal)));
    }
}
