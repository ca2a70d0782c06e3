using Bylaw.Specs.Reading;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Tells what a document says about its other parts: its frontend, a service in another language. A document that never speaks of .NET speaks
/// of one platform only, and its rules are taken over.
/// </summary>
internal sealed class AboutCSharp(Lexicon lexicon, IReadOnlyList<Statement> statements)
{
    private const int LongestHeading = 10;
    private readonly Dictionary<SpecDocument, bool> speaksOfIt = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<string, Statement> bySpec = statements.ToLookup(statement => statement.Spec.Path, StringComparer.Ordinal);

    /// <summary>Whether the statement is about something that no C# compiler sees.</summary>
    public bool IsElsewhere(Statement statement)
    {
        return IsOther(statement) && SpeaksOfDotNet(statement.Spec);
    }

    private bool IsOther(Statement statement)
    {
        if (Says(statement.Text, "other-languages") && !Says(statement.Text, "dotnet") && !statement.Text.Plain.Contains(".NET", StringComparison.OrdinalIgnoreCase))
            return true;
        if (statement.Form == StatementForm.TreeLine && IsForeignTree(statement))
            return true;

        // The innermost heading that says which part it is about.
        var above = statement.Headings.Reverse().Prepend(statement.LeadIn ?? "").Select(TokenText.Of).Where(text => text.Tokens.Count is > 0 and <= LongestHeading);
        return above.FirstOrDefault(text => Says(text, "other-parts") || IsHere(text)) is { } heading && !IsHere(heading);
    }

    // A folder tree of the frontend, or below its folder.
    private bool IsForeignTree(Statement statement)
    {
        var here = bySpec[statement.Spec.Path].Where(other => other.Form == StatementForm.TreeLine && other.Headings.SequenceEqual(statement.Headings)).ToList();
        var depth = statement.Depth;
        for (var i = here.IndexOf(statement) - 1; i >= 0 && depth > 0; i--)
        {
            if (here[i].Depth >= depth)
                continue;
            depth = here[i].Depth;
            if (Says(here[i].Text, "other-parts"))
                return true;
        }

        return here.Exists(line => Says(line.Text, "other-files")) && !here.Exists(line => line.Text.Plain.Contains(".cs", StringComparison.Ordinal));
    }

    private bool SpeaksOfDotNet(SpecDocument spec)
    {
        if (!speaksOfIt.TryGetValue(spec, out var speaks))
            speaksOfIt[spec] = speaks = Says(TokenText.Of(spec.Text), "dotnet");
        return speaks;
    }

    private bool IsHere(TokenText text) => Says(text, "here") || Says(text, "dotnet");

    private bool Says(TokenText text, string hint) => lexicon.Says(hint, text);
}
