namespace Bylaw.Specs.Statements;

/// <summary>What a word does in its sentence. Only what stands in the core is demanded or forbidden.</summary>
internal enum WordRole : byte
{
    Core,

    /// <summary>When it holds: "when …", "if …".</summary>
    Condition,

    /// <summary>Which of a kind: "services that …".</summary>
    Which,

    /// <summary>What it is good for: "… to enable caching", "— it gives us a trace".</summary>
    Reason,

    /// <summary>What the sentence is about where it says something else of it: "all sign-ins use one retry policy".</summary>
    Subject,

    /// <summary>How something is, and not how it must be: "the importer catches what fails", "Importer: reads the files of a day".</summary>
    Told,
}
