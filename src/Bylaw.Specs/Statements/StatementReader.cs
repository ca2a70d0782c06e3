using Bylaw.Specs.Reading;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>A document to its statements, in the order of the text.</summary>
internal sealed class StatementReader
{
    private readonly MarkerReader markers;
    private readonly SectionReader sections;
    private readonly Clauses clauses;

    public StatementReader(Lexicon lexicon)
    {
        markers = new MarkerReader(lexicon);
        sections = new SectionReader(lexicon, markers);
        clauses = new Clauses(lexicon);
    }

    /// <summary>Never throws, whatever the document.</summary>
    public IReadOnlyList<Statement> Read(SpecDocument document)
    {
        var collector = new StatementCollector(document, markers, clauses);
        new FrontMatterWalk(document, collector, markers, sections).Read();
        new DocumentWalk(document, collector, markers, sections).Read();
        return collector.Statements;
    }
}
