namespace Bylaw.Rules.Yaml;

/// <summary>What a rule file may cost: the compiler reads it in every build and after every keystroke.</summary>
internal static class YamlLimits
{
    public const int MaxLength = 1_048_576;

    public const int MaxDepth = 32;

    public const int MaxNodes = 100_000;

    /// <summary>YAML's own limit for the text from a key's start to its ':'.</summary>
    public const int MaxKeyLength = 1024;

    public const int MaxProblems = 50;

    /// <summary>So many forbidden characters mean that this is no text at all.</summary>
    public const int MaxForbiddenCharacters = 10;
}
