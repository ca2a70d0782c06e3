using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>C# 14 extension blocks, which the API of the oldest compiler we load in does not know by name.</summary>
internal static class ExtensionBlock
{
    /// <summary>The type that the block extends; null when that can't be told.</summary>
    public static ITypeSymbol? ReceiverOf(INamedTypeSymbol block)
    {
        // The implementation methods that the compiler puts beside the block take the receiver first.
        foreach (var member in block.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method)
                continue;

            foreach (var implementation in block.ContainingType?.GetMembers(method.Name) ?? [])
            {
                if (implementation is IMethodSymbol { IsStatic: true, Parameters.Length: > 0 } found && found.Parameters.Length == method.Parameters.Length + 1)
                    return found.Parameters[0].Type;
            }
        }

        return null;
    }
}
