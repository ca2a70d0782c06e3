using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Members that must not be sent: whatever is a secret by its name, less the tokens that a login is there to answer with.</summary>
internal static class SecretNames
{
    private static readonly SensitiveNames Known = new([], hashed: true);
    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    /// <summary>Whether a value of that name and type is a secret; a number, a date or a flag about one is not.</summary>
    public static bool IsSecret(string name, ITypeSymbol type)
    {
        if (!HoldsText(type))
            return false;

        var bare = name.TrimEnd(Digits);
        var words = NameWords.Of(bare);
        if (words.Count == 0 || words.Exists(static word => word is "masked" or "redacted" or "obfuscated" or "placeholder"))
            return false;

        return Known.KindOf(bare) switch
        {
            SensitiveKind.None => IsOfPassword(words),
            // Who has one that resets a password, or the hash of one, was not logged in with it.
            SensitiveKind.Token => words[words.Count - 1] == "hash" || words.Contains("reset"),
            _ => true,
        };
    }

    private static bool IsOfPassword(List<string> words) =>
        words[words.Count - 1] == "salt" || (words.Count > 1 && words[words.Count - 1] == "stamp" && words[words.Count - 2] == "security");

    // Text, bytes, keys, and lists of these.
    private static bool HoldsText(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return array.ElementType.SpecialType is SpecialType.System_Byte or SpecialType.System_Char or SpecialType.System_String;
            case { SpecialType: SpecialType.System_String }:
                return true;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }:
                return HoldsText(inner);
            case INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }] }:
                return SymbolNames.Namespace(type).StartsWith("System.Collections.", StringComparison.Ordinal);
            default:
                return type.Name switch
                {
                    "Guid" => SymbolNames.Namespace(type) == "System",
                    "SecureString" => SymbolNames.Namespace(type) == "System.Security",
                    _ => false,
                };
        }
    }
}
