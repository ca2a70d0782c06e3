using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Rows that say what something is called and where it lies: `| Service | {Entity}Service.cs | class {Entity}Service |`; rows that say what not to write and
/// what instead, which are sentences in two cells.
/// </summary>
/// <param name="sentences">Understands sentences.</param>
internal sealed class NamingTableRecogniser(Lexicon lexicon, IRecogniser sentences) : IRecogniser
{
    private const string Kind = "naming";
    private readonly TableColumns columns = new(lexicon);
    private readonly Subjects subjects = new(lexicon);
    private readonly NameRule rules = new(lexicon, new Subjects(lexicon));

    public Understanding? Understand(Statement statement)
    {
        if (statement.Form != StatementForm.TableRow || statement.Cells.Count < 2)
            return null;
        if (columns.Find(statement.Cells, ColumnMeaning.Forbidden) is { } forbidden)
            return Replacement(statement, forbidden, columns.Find(statement.Cells, ColumnMeaning.Instead));

        var meanings = statement.Cells.Select(columns.MeaningOf).ToList();
        var subjectAt = SubjectOf(statement, meanings);
        var names = new List<WrittenName>();
        for (var i = 0; i < statement.Cells.Count; i++)
        {
            if (i != subjectAt && meanings[i] is not (ColumnMeaning.Example or ColumnMeaning.Other))
                names.AddRange(Names(statement.Cells[i].Text, meanings[i]));
        }

        var what = statement.Cells[subjectAt].Text;
        if (meanings[subjectAt] is not (null or ColumnMeaning.Subject or ColumnMeaning.Type or ColumnMeaning.Convention) || what.Plain.Contains('/'))
            return null;
        if (names.Count == 0)
            return Convention(statement, what, meanings);
        if (rules.Of(subjects.FindHead(Label(what)), names) is not { } draft)
            return meanings.Exists(meaning => meaning is ColumnMeaning.File or ColumnMeaning.Type or ColumnMeaning.Convention) ? Unnamed(what, names) : null;
        return rules.Understood(draft, what);
    }

    private static TokenList Label(TokenText what) =>
        what.Plain.IndexOf('(') is > 0 and var bracket ? [.. what.Tokens.Where(token => token.Start < bracket)] : what.Tokens;

    private static int SubjectOf(Statement statement, List<ColumnMeaning?> meanings)
    {
        var at = meanings.IndexOf(ColumnMeaning.Subject);
        return at >= 0 ? at : 0;
    }

    // Only what is a pattern, or stands in a column that holds nothing but names: a table of data has names too.
    private List<WrittenName> Names(TokenText cell, ColumnMeaning? meaning)
    {
        if (Affixed(cell) is { } affixed)
            return [affixed];
        var texts = cell.Codes.Count > 0 ? cell.Codes : cell.Plain.Split(',', '/', StringSplitOptions.TrimEntries);
        if (meaning == ColumnMeaning.Folder || cell.Codes.Count == 0 && cell.Plain.Contains('/'))
            texts = cell.Codes.Count > 0 ? cell.Codes : [cell.Plain];
        var names = texts.Select(text => WrittenName.TryParse(text, lexicon)).OfType<WrittenName>().ToList();
        if (meaning == ColumnMeaning.Folder)
            return [.. names.Select(name => name.Type is null ? name : new WrittenName(name.Type, null, null)).Where(name => name.File is null || name.IsPattern)];
        return [.. names.Where(name => name.IsPattern && (name.File ?? name.Type) != "*.cs")];
    }

    /// <summary>"Suffix with `Repository`": every other word of the cell is small.</summary>
    private WrittenName? Affixed(TokenText cell)
    {
        var atEnd = lexicon.Says("suffix", cell);
        if (!atEnd && !lexicon.Says("prefix", cell))
            return null;
        var affix = cell.Codes.Count == 1 ? cell.Codes[0] : cell.Tokens.Skip(1).Select(cell.Written).LastOrDefault(word => char.IsUpper(word[0]));
        if (affix is null || affix.Length < 3 || !affix.All(char.IsLetterOrDigit))
            return null;
        return new WrittenName(null, null, atEnd ? "{Name}" + affix : affix + "{Name}");
    }

    private Understanding? Convention(Statement statement, TokenText what, List<ColumnMeaning?> meanings)
    {
        var at = meanings.IndexOf(ColumnMeaning.Convention);
        if (at < 0)
            return null;
        var convention = statement.Cells[at].Text;
        if (!lexicon.Says("casing", convention) && !lexicon.Says("prefix", convention) && !lexicon.Says("suffix", convention))
            return null;
        return sentences.Understand(statement.As($"{what.Plain}: {convention.Plain}", Polarity.Demand))
            ?? Understanding.Delegated(Kind, ["IDE1006"], "The naming rules of the SDK (dotnet_naming_rule in .editorconfig) check letters and prefixes.");
    }

    private Understanding? Replacement(Statement statement, Cell forbidden, Cell? instead)
    {
        if (forbidden.Text.Tokens.Count == 0 || sentences.Understand(statement.As(forbidden.Text, Polarity.Forbid)) is not { } understood)
            return null;
        if (instead is null || instead.Text.Plain.Trim().Length == 0)
            return understood;
        var note = Node.Text($"Use {instead.Text.Plain.Trim().TrimEnd('.')}.");
        return understood with { Rules = [.. understood.Rules.Select(draft => draft with { Body = draft.Body.With("instead", note) })] };
    }

    private static Understanding? Unnamed(TokenText what, List<WrittenName> names)
    {
        var pattern = names.Select(name => name.Type ?? name.File).OfType<string>().FirstOrDefault();
        return pattern is null ? null
            : WrittenName.IsBare(pattern) ? Understanding.Judgment(Kind, $"Any name is a {pattern}, so there is nothing to check.")
            : Understanding.Unresolved(Kind, $"Which types are meant by '{what.Plain.Trim()}', so that their names can be compared with {pattern}? A layer of that name in the rule file, or a word for it in the lexicon, answers it.");
    }
}
