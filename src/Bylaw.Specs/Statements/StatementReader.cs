using Bylaw.Specs.Reading;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>A document to its statements, in the order of the text.</summary>
internal sealed class StatementReader(Lexicon lexicon)
{
    public IReadOnlyList<Statement> Read(SpecDocument document) => lexicon.Layers.Count == 0 || document.Text.Length == 0 ? [] : [];
}
