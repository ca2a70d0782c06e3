using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>What a value is called in a log template: `OrderId` for `order.Id`, `Total` for `GetTotal()`, `Path` for `_path`.</summary>
internal static class PlaceholderName
{
    // Names that say nothing without whose they are.
    private static readonly HashSet<string> General = new(StringComparer.Ordinal)
    {
        "Id", "ID", "Name", "FullName", "Count", "LongCount", "Length", "Code", "Type", "Key", "Title", "Status", "State", "Number", "Url", "Version", "Size",
    };

    // What is asked of a value without becoming another one.
    private static readonly HashSet<string> Same = new(StringComparer.Ordinal)
    {
        "Value", "Result", "ToString", "Trim", "ToList", "ToArray", "ToUpper", "ToLower", "ToUpperInvariant", "ToLowerInvariant", "GetValueOrDefault", "ConfigureAwait", "Get", "Substring", "Replace",
    };

    public static string Of(ExpressionSyntax value) => Pascal(Words(value)) is { Length: > 0 } name && char.IsLetter(name[0]) ? name : "Value";

    /// <summary>A name in PascalCase: `orderId`, `order_id` and `_orderId` are all `OrderId`.</summary>
    public static string Pascal(string name)
    {
        var pascal = new StringBuilder();
        var starts = true;
        foreach (var sign in name)
        {
            if (char.IsLetterOrDigit(sign))
                pascal.Append(starts ? char.ToUpperInvariant(sign) : sign);
            starts = !char.IsLetterOrDigit(sign);
        }

        return pascal.ToString();
    }

    private static string Words(ExpressionSyntax? value) => value switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => Member(access.Name.Identifier.ValueText, access.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Join" }, ArgumentList.Arguments: [_, .., var joined] } => Words(joined.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => Member(Method(called.Name.Identifier.ValueText), called.Expression),
        InvocationExpressionSyntax { Expression: SimpleNameSyntax called } => Method(called.Identifier.ValueText),
        ConditionalAccessExpressionSyntax { WhenNotNull: var last } conditional => Member(Bound(last), conditional.Expression),
        ElementAccessExpressionSyntax element => Words(element.Expression),
        AwaitExpressionSyntax awaited => Words(awaited.Expression),
        CastExpressionSyntax cast => Words(cast.Expression),
        ParenthesizedExpressionSyntax inner => Words(inner.Expression),
        PostfixUnaryExpressionSyntax postfix => Words(postfix.Operand),
        BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.CoalesceExpression } coalesce => Words(coalesce.Left),
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier.ValueText,
        ConditionalExpressionSyntax choice => Words(choice.WhenTrue) is { Length: > 0 } name ? name : Words(choice.WhenFalse),
        _ => "",
    };

    private static string Bound(ExpressionSyntax access) => access switch
    {
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: var called } => Method(Bound(called)),
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax conditional => Bound(conditional.WhenNotNull),
        ElementBindingExpressionSyntax => "Value",
        _ => "",
    };

    private static string Member(string name, ExpressionSyntax of)
    {
        if (Same.Contains(name) || name.Length == 0)
            return Words(of);
        if (!General.Contains(name))
            return name;

        // `x.Id` of a lambda is no more than an id.
        var owner = of is ThisExpressionSyntax or BaseExpressionSyntax ? "" : Pascal(Words(of));
        if (name is "Count" or "Length" or "LongCount" && owner.Length > 3 && owner.EndsWith("s", StringComparison.Ordinal) && !owner.EndsWith("ss", StringComparison.Ordinal))
            owner = owner.Substring(0, owner.Length - 1);
        return owner.Length > 1 && !owner.EndsWith(name, StringComparison.Ordinal) ? owner + name : name;
    }

    private static string Method(string name)
    {
        if (name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5)
            name = name.Substring(0, name.Length - 5);
        return name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]) && name != "GetValueOrDefault" ? name.Substring(3) : name;
    }
}
