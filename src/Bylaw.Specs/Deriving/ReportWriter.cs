using System.Text.Encodings.Web;
using System.Text.Json;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Deriving;

/// <summary>The report as JSON: every statement with what became of it, the numbers, and what the documents refer to in vain.</summary>
internal static class ReportWriter
{
    /// <param name="notes">What is wrong with references from one document to another.</param>
    public static string Json(Derivation derivation, IReadOnlyList<SpecProblem> notes)
    {
        using var stream = new MemoryStream();
        // Quotes hold arrows and umlauts, and nobody puts this file into a web page.
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("statements");
            foreach (var row in derivation.Statements)
                WriteRow(json, row);
            json.WriteEndArray();
            WriteSummary(json, derivation);
            WriteNotes(json, notes);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteRow(Utf8JsonWriter json, DerivedStatement row)
    {
        json.WriteStartObject();
        json.WriteString("spec", row.Statement.Spec.Path);
        json.WriteNumber("line", row.Statement.Line);
        json.WriteString("quote", row.Statement.Quote);
        json.WriteString("kind", row.Understanding.Kind);
        json.WriteString("disposition", Word(row.Understanding.Disposition));
        WriteTexts(json, "rules", row.Rules);
        WriteTexts(json, "delegate", row.Understanding.Delegate);
        json.WriteString("reason", row.Understanding.Reason);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, Derivation derivation)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("specs", derivation.Specs.Count);
        json.WriteNumber("statements", derivation.Statements.Count);
        foreach (var disposition in Enum.GetValues<Disposition>())
            json.WriteNumber(Word(disposition), derivation.Statements.Count(row => row.Understanding.Disposition == disposition));
        json.WriteNumber("rules", derivation.Rules.Count);
        json.WriteEndObject();
    }

    private static void WriteNotes(Utf8JsonWriter json, IReadOnlyList<SpecProblem> notes)
    {
        json.WriteStartArray("notes");
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("spec", note.Path);
            json.WriteNumber("line", note.Line);
            json.WriteString("message", note.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(Disposition disposition) => disposition.ToString().ToLowerInvariant();

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
