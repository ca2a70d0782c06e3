using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Calls that write to a log: of Microsoft.Extensions.Logging, Serilog, NLog and log4net.</summary>
internal static class LogCalls
{
    /// <summary>Whether the call writes to a log, or hands a logger on to somebody who does.</summary>
    public static bool Logs(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (IsOfLibrary(method.ContainingType) || HasLoggerMessage(method) || IsLogger(call.Instance?.Type))
            return true;

        foreach (var argument in call.Arguments)
        {
            if (IsLogger(WithoutConversion(argument.Value).Type))
                return true;
        }

        return false;
    }

    /// <summary>Whether a member of this type is one of a logging library.</summary>
    public static bool IsOfLibrary(INamedTypeSymbol? type) => type is not null && SymbolNames.Namespace(type) switch
    {
        "Microsoft.Extensions.Logging" => type.Name is "ILogger" or "LoggerExtensions" or "LoggerMessage",
        "Serilog" => type.Name is "ILogger" or "Log",
        "NLog" => type.Name is "ILogger" or "ILoggerBase" or "Logger" or "ILoggerExtensions",
        "log4net" => type.Name is "ILog",
        _ => false,
    };

    public static bool IsLogger(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named)
            return false;
        if (IsOfLibrary(named))
            return true;

        foreach (var implemented in named.AllInterfaces)
        {
            if (IsOfLibrary(implemented))
                return true;
        }

        return false;
    }

    /// <summary>A partial method whose body the generator of Microsoft.Extensions.Logging writes.</summary>
    public static bool HasLoggerMessage(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "LoggerMessageAttribute" } type && SymbolNames.Namespace(type) == "Microsoft.Extensions.Logging")
                return true;
        }

        return false;
    }

    private static IOperation WithoutConversion(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value;
    }
}
