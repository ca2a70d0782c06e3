using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>What an HTTP exception stands for, and how the domain speaks of it.</summary>
internal sealed class HttpStatus(int code, string newName, params string[] words)
{
    private static readonly HttpStatus[] All =
    [
        new(400, "ValidationException", "BadRequest", "Validation", "Invalid"),
        new(401, "UnauthenticatedException", "Unauthenticated", "Unauthorized"),
        new(403, "AccessDeniedException", "AccessDenied", "Forbidden"),
        new(404, "NotFoundException", "NotFound", "Missing"),
        new(409, "ConflictException", "Conflict", "AlreadyExists", "Duplicate"),
        new(422, "ValidationException", "Unprocessable", "Validation", "Invalid"),
    ];

    /// <summary>Of a new exception for it.</summary>
    public string NewName => newName;

    /// <summary>By the status that is handed over, or else by what the exception is called.</summary>
    public static HttpStatus? Of(SemanticModel model, ObjectCreationExpressionSyntax creation, ITypeSymbol type, CancellationToken cancellation)
    {
        foreach (var argument in creation.ArgumentList?.Arguments ?? default)
        {
            if (IsStatus(model, argument, cancellation) is { } status)
                return Array.Find(All, known => known.Code == status);
        }

        return type.Name == "BadHttpRequestException" ? All[0] : Array.Find(All, known => known.IsIn(type.Name));
    }

    /// <summary>`404`, `StatusCodes.Status404NotFound`, `HttpStatusCode.NotFound`.</summary>
    public static int? IsStatus(SemanticModel model, ArgumentSyntax argument, CancellationToken cancellation) =>
        model.GetConstantValue(argument.Expression, cancellation) is { HasValue: true, Value: int value and >= 400 and < 600 } ? value : null;

    /// <summary>Whether an exception of this name means it.</summary>
    public bool IsIn(string name) => Array.Exists(words, word => name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private int Code => code;
}
