using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>A type as somebody wrote it.</summary>
internal static class WrittenType
{
    /// <summary>With what qualifies it: `System.Nullable&lt;int&gt;` and `global::Shop.IOrders` from their last name.</summary>
    public static TypeSyntax Whole(TypeSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified when qualified.Right == name => Whole(qualified),
        AliasQualifiedNameSyntax alias => Whole(alias),
        _ => name,
    };
}
