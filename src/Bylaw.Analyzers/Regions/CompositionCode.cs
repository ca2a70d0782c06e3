using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Members that put the application together: top-level statements, and whatever is handed a builder of it.</summary>
internal static class CompositionCode
{
    public static bool Wires(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.Constructor))
            return false;
        if (method.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName)
            return true;
        if (method.MethodKind == MethodKind.Constructor)
            return false;

        foreach (var parameter in method.Parameters)
        {
            if (IsBuilder(parameter.Type))
                return true;
        }

        return IsOfExtensionBlockOnBuilder(method);
    }

    /// <summary>What services, middleware and routes are added to.</summary>
    public static bool IsBuilder(ITypeSymbol type) => type is INamedTypeSymbol named && named.Name switch
    {
        "IServiceCollection" => SymbolNames.Namespace(named) == "Microsoft.Extensions.DependencyInjection",
        "IApplicationBuilder" or "WebApplication" or "WebApplicationBuilder" => SymbolNames.Namespace(named) == "Microsoft.AspNetCore.Builder",
        "IHostBuilder" or "IHostApplicationBuilder" or "HostApplicationBuilder" => SymbolNames.Namespace(named) == "Microsoft.Extensions.Hosting",
        "IWebHostBuilder" => SymbolNames.Namespace(named) == "Microsoft.AspNetCore.Hosting",
        "ContainerBuilder" => SymbolNames.Namespace(named) == "Autofac",
        _ => IsRouteBuilder(named),
    };

    public static bool IsRouteBuilder(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IEndpointRouteBuilder" or "RouteGroupBuilder" } && SymbolNames.Namespace(type).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);

    // extension(IServiceCollection services) { … }: the block is an unnamed nested type whose parameter is no parameter of the method.
    private static bool IsOfExtensionBlockOnBuilder(IMethodSymbol method) =>
        method.ContainingType is { Name.Length: 0 } block && ExtensionBlock.ReceiverOf(block) is { } receiver && IsBuilder(receiver);
}
