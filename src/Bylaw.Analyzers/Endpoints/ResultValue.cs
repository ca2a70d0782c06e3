using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>The value that an expression sends: `order` of `Ok(order)`, `TypedResults.Ok(order)`, `new ObjectResult(order)`.</summary>
internal static class ResultValue
{
    public static (IOperation Value, AnswerKind Kind)? Of(IOperation result) => result switch
    {
        IInvocationOperation call => OfCall(call),
        IObjectCreationOperation { Constructor.ContainingType: { } type } creation when SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Mvc" => OfCreation(creation, type.Name),
        _ => null,
    };

    private static (IOperation, AnswerKind)? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        // An override of `Ok` may well be what puts the envelope around it.
        if (method.OverriddenMethod is not null || !IsOfFramework(method.ContainingType))
            return null;

        AnswerKind? kind = method.Name switch
        {
            "Ok" or "Created" or "CreatedAtAction" or "CreatedAtRoute" or "Accepted" or "AcceptedAtAction" or "AcceptedAtRoute" => AnswerKind.Success,
            "BadRequest" or "NotFound" or "Conflict" or "UnprocessableEntity" or "InternalServerError" or "Unauthorized" => AnswerKind.Error,
            "Json" or "StatusCode" => KindOf(Argument(call.Arguments, "statusCode")),
            _ => null,
        };
        return kind is { } known && Argument(call.Arguments, "value", "error", "data") is { } value ? (value, known) : null;
    }

    private static (IOperation, AnswerKind)? OfCreation(IObjectCreationOperation creation, string name)
    {
        AnswerKind? kind = name switch
        {
            "OkObjectResult" or "CreatedResult" or "CreatedAtActionResult" or "CreatedAtRouteResult" or "AcceptedResult" or "AcceptedAtActionResult" or "AcceptedAtRouteResult" => AnswerKind.Success,
            "BadRequestObjectResult" or "NotFoundObjectResult" or "ConflictObjectResult" or "UnprocessableEntityObjectResult" or "UnauthorizedObjectResult" => AnswerKind.Error,
            "ObjectResult" or "JsonResult" => KindOf(Initialized(creation, "StatusCode")),
            _ => null,
        };
        return kind is { } known && Argument(creation.Arguments, "value", "error") is { } value ? (value, known) : null;
    }

    private static bool IsOfFramework(INamedTypeSymbol type) => type.Name switch
    {
        "ControllerBase" or "Controller" => SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Mvc",
        "PageModel" => SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Mvc.RazorPages",
        "Results" or "TypedResults" => SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Http",
        _ => false,
    };

    private static AnswerKind KindOf(IOperation? status)
    {
        if (status is null)
            return AnswerKind.Success;
        // `StatusCode = 500` of an int? property.
        if (status is IConversionOperation { ConstantValue.HasValue: false } conversion)
            status = conversion.Operand;
        if (status.ConstantValue is not { HasValue: true, Value: int code })
            return AnswerKind.Either;
        return code >= 400 ? AnswerKind.Error : AnswerKind.Success;
    }

    private static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, params string[] names)
    {
        foreach (var argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter is { } parameter && Array.IndexOf(names, parameter.Name) >= 0)
                return argument.Value;
        }

        return null;
    }

    private static IOperation? Initialized(IObjectCreationOperation creation, string property)
    {
        foreach (var set in creation.Initializer?.Initializers ?? [])
        {
            if (set is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value } && name == property)
                return value;
        }

        return null;
    }
}
