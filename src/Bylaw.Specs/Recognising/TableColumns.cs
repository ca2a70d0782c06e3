using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>What the cells of a row are, by their headers.</summary>
internal sealed class TableColumns(Lexicon lexicon)
{
    /// <summary>Null where the header says nothing that the lexicon knows.</summary>
    public ColumnMeaning? MeaningOf(Cell cell)
    {
        if (lexicon.Columns.FirstOrDefault(column => column.Marks.Any(mark => cell.Header.Contains(mark, StringComparison.Ordinal))) is { } marked)
            return marked.Means;
        var header = TokenText.Of(cell.Header);
        ColumnMeaning? meaning = null;
        var weight = 0;
        foreach (var column in lexicon.Columns)
        {
            foreach (var phrase in column.Phrases)
            {
                // The header is the phrase, or ends with it: "Class Name" is a name, "Namespace file" a file.
                if (phrase.Weight > weight && phrase.Find(header.Tokens) is { } place && place.Last == header.Tokens.Count - 1)
                    (meaning, weight) = (column.Means, phrase.Weight);
            }
        }

        return meaning;
    }

    /// <summary>A row about a file or folder that is there: "| Data/ | caching, paged lists |".</summary>
    public bool Describe(Statement statement)
    {
        var cells = statement.Cells;
        if (statement is { Polarity: not Polarity.None, Force: Force.Strong })
            return false;
        var isPath = cells.Take(2).Any(cell => cell.Text.Plain.Trim() is { Length: > 1 } text && !text.Contains(' ') && (text[^1] == '/' || text.EndsWith(".cs", StringComparison.Ordinal)));
        var meanings = cells.Select(MeaningOf).ToList();
        if (statement.Section == SectionSense.Stack)
            return isPath;
        if (meanings.Exists(meaning => meaning is ColumnMeaning.Convention or ColumnMeaning.Forbidden or ColumnMeaning.Instead))
            return false;
        return isPath || meanings.Exists(meaning => meaning is ColumnMeaning.File or ColumnMeaning.Folder);
    }

    public Cell? Find(IReadOnlyList<Cell> cells, ColumnMeaning meaning) => cells.FirstOrDefault(cell => MeaningOf(cell) == meaning);
}
