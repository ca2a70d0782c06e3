using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Objects that hold something of the system and belong to whoever makes them.</summary>
internal static class Resource
{
    /// <summary>The type of what is made here and must be disposed; null where nothing is made, or nothing that the rule is about.</summary>
    public static INamedTypeSymbol? Made(IOperation value, DisposedVerb verb, CompilationRules rules)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;

        var type = value switch
        {
            IObjectCreationOperation creation when !WrapsOther(creation) => creation.Type,
            IInvocationOperation call when IsFactory(call.TargetMethod) => call.Type,
            _ => null,
        };
        return type is INamedTypeSymbol made && IsOne(made, verb, rules) ? made : null;
    }

    private static bool IsOne(INamedTypeSymbol type, DisposedVerb verb, CompilationRules rules)
    {
        if (verb.Types.Count == 0)
            return IsKnown(type);

        foreach (var selector in verb.Types)
        {
            if (rules.Matcher.Matches(selector, new Candidate(type)))
                return true;
        }

        return false;
    }

    private static bool IsKnown(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            switch (at.Name)
            {
                case "Process":
                    return SymbolNames.Namespace(at) == "System.Diagnostics";
                case "FileSystemWatcher" or "FileStream" or "StreamReader" or "StreamWriter":
                    return SymbolNames.Namespace(at) == "System.IO";
                case "WebSocket":
                    return SymbolNames.Namespace(at) == "System.Net.WebSockets";
                case "Timer":
                    return SymbolNames.Namespace(at) is "System.Threading" or "System.Timers";
                case "PeriodicTimer" or "CancellationTokenSource":
                    return SymbolNames.Namespace(at) == "System.Threading";
                case "DbConnection":
                    return SymbolNames.Namespace(at) == "System.Data.Common";
            }
        }

        return false;
    }

    // `Process.Start(…)`, `File.OpenRead(…)`, `CancellationTokenSource.CreateLinkedTokenSource(…)`.
    private static bool IsFactory(IMethodSymbol method)
    {
        if (!method.IsStatic || method.ContainingType is not { } type)
            return false;
        if (type.Name == "File" && SymbolNames.Namespace(type) == "System.IO")
            return true;

        return SymbolEqualityComparer.Default.Equals(method.ReturnType, type)
            && (method.Name is "Start" or "Open" || method.Name.StartsWith("Create", StringComparison.Ordinal)) && SymbolNames.Namespace(type).StartsWith("System", StringComparison.Ordinal);
    }

    // `new StreamReader(request.Body)`: to dispose it would dispose what belongs to others.
    private static bool WrapsOther(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            for (var type = argument.Parameter?.Type; type is not null; type = type.BaseType)
            {
                if (type.Name == "Stream" && SymbolNames.Namespace(type) == "System.IO")
                    return true;
            }
        }

        return false;
    }
}
