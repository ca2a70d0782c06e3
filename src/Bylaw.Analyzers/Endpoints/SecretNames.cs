using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Names that say of a value that it is a secret. They are read word by word: a SecretSanta is none, nor is PasswordChangedAt.</summary>
internal static class SecretNames
{
    // The last words of a name.
    private static readonly string[][] Endings =
    [
        ["password"], ["passwd"], ["pwd"], ["passphrase"], ["secret"], ["salt"], ["apikey"], ["connectionstring"],
        ["api", "key"], ["private", "key"], ["secret", "key"], ["encryption", "key"], ["signing", "key"], ["secret", "access", "key"],
        ["connection", "string"], ["security", "stamp"], ["reset", "token"],
        ["password", "hash"], ["pwd", "hash"], ["pin", "hash"], ["secret", "hash"], ["token", "hash"], ["key", "hash"],
    ];

    /// <summary>Whether a value of that name and type is a secret; a number, a date or a flag about one is not.</summary>
    public static bool IsSecret(string name, ITypeSymbol type)
    {
        if (!HoldsText(type))
            return false;

        var words = Words(name);
        if (words.Exists(static word => word is "masked" or "redacted" or "obfuscated" or "placeholder"))
            return false;

        foreach (var ending in Endings)
        {
            if (EndsWith(words, ending))
                return true;
        }

        return false;
    }

    /// <summary>`api`, `key` of ApiKey, APIKey, api_key and ApiKey2.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetter(name[i])
                || (i > start && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
                continue;

            if (i > start)
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
            start = i < name.Length && char.IsLetter(name[i]) ? i : i + 1;
        }

        return words;
    }

    private static bool EndsWith(List<string> words, string[] ending)
    {
        var from = words.Count - ending.Length;
        if (from < 0)
            return false;

        for (var i = 0; i < ending.Length; i++)
        {
            var word = words[from + i];
            if (word != ending[i] && !(i == ending.Length - 1 && word.Length == ending[i].Length + 1 && word[word.Length - 1] == 's' && word.StartsWith(ending[i], StringComparison.Ordinal)))
                return false;
        }

        return true;
    }

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
