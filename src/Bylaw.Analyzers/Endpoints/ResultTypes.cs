using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Whether an answer says that all went well.</summary>
internal enum AnswerKind
{
    Success,
    Error,

    /// <summary>The status is known only when the program runs.</summary>
    Either,
}

/// <summary>What the return types of endpoints say of the body that is sent.</summary>
internal static class ResultTypes
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc";
    private const string Results = "Microsoft.AspNetCore.Http.HttpResults";

    /// <summary>`T` of Task&lt;T&gt; and ValueTask&lt;T&gt;; null where nothing is returned.</summary>
    public static ITypeSymbol? Awaited(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask" } task && SymbolNames.Namespace(task) == "System.Threading.Tasks")
            return task.TypeArguments is [var result] ? result : null;
        return type.SpecialType == SpecialType.System_Void ? null : type;
    }

    /// <summary>`T` of ActionResult&lt;T&gt;.</summary>
    public static ITypeSymbol? ActionResultOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ActionResult", TypeArguments: [var body] } && SymbolNames.Namespace(type) == Mvc ? body : null;

    /// <summary>`Results&lt;Ok&lt;Order&gt;, NotFound&gt;`.</summary>
    public static bool IsUnion(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Results", IsGenericType: true } && SymbolNames.Namespace(type) == Results;

    /// <summary>`T` of `Ok&lt;T&gt;` and its like.</summary>
    public static (ITypeSymbol Body, AnswerKind Kind)? TypedResultOf(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeArguments: [var body], Name: var name } || SymbolNames.Namespace(type) != Results)
            return null;

        return name switch
        {
            "Ok" or "Created" or "CreatedAtRoute" or "Accepted" or "AcceptedAtRoute" => (body, AnswerKind.Success),
            "BadRequest" or "NotFound" or "Conflict" or "UnprocessableEntity" or "InternalServerError" => (body, AnswerKind.Error),
            "JsonHttpResult" => (body, AnswerKind.Either),
            _ => null,
        };
    }

    /// <summary>`NoContent`, `FileStreamHttpResult`: nothing of ours is in it.</summary>
    public static bool IsBare(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: false } && SymbolNames.Namespace(type) == Results;

    /// <summary>A type that stands for an answer and does not say which.</summary>
    public static bool IsResult(ITypeSymbol type)
    {
        if (IsResultInterface(type))
            return true;

        foreach (var implemented in type.AllInterfaces)
        {
            if (IsResultInterface(implemented))
                return true;
        }

        return false;
    }

    /// <summary>Says nothing of what is sent: object, dynamic, what is not known yet.</summary>
    public static bool IsVague(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || type.TypeKind is TypeKind.Dynamic or TypeKind.Error;

    private static bool IsResultInterface(ITypeSymbol type) => type.Name switch
    {
        "IActionResult" => SymbolNames.Namespace(type) == Mvc,
        "IConvertToActionResult" => SymbolNames.Namespace(type) == Mvc + ".Infrastructure",
        "IResult" => SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Http",
        _ => false,
    };
}
