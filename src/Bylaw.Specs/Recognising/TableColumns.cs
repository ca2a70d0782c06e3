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

    public Cell? Find(IReadOnlyList<Cell> cells, ColumnMeaning meaning) => cells.FirstOrDefault(cell => MeaningOf(cell) == meaning);
}
