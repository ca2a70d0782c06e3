namespace Bylaw.Cli;

/// <summary>What the tool ends with; the same for every command.</summary>
internal static class ExitCode
{
    public const int Clean = 0;

    /// <summary>Findings.</summary>
    public const int Findings = 1;

    /// <summary>A rule file, a lexicon or an argument is wrong.</summary>
    public const int Invalid = 2;

    /// <summary>There was nothing to work on, or it could not be read.</summary>
    public const int NothingDone = 3;

    /// <summary>Documents and rule file don't agree.</summary>
    public const int Drift = 4;

    /// <summary>A baseline allows what is no longer there.</summary>
    public const int Stale = 5;
}
