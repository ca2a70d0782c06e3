using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>What the code around a place is called, in the words of a log message.</summary>
internal static class LogWords
{
    /// <summary>`Load orders` for LoadOrdersAsync, the type where no method is around.</summary>
    public static string Of(SyntaxNode place)
    {
        foreach (var around in place.Ancestors())
        {
            var name = around switch
            {
                LocalFunctionStatementSyntax local => local.Identifier.ValueText,
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
                TypeDeclarationSyntax type => type.Identifier.ValueText,
                _ => null,
            };
            if (name is not null)
                return Words(name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name.Substring(0, name.Length - 5) : name);
        }

        return "This";
    }

    private static string Words(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]);
            if (starts)
                words.Append(' ');
            words.Append(starts && !(i + 1 < name.Length && char.IsUpper(name[i + 1])) ? char.ToLowerInvariant(name[i]) : name[i]);
        }

        return words.ToString();
    }
}
