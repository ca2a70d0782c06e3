using Bylaw.Specs.Reading;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>A document to its statements, in the order of the text.</summary>
internal sealed class StatementReader
{
    private readonly MarkerReader markers;
    private readonly SectionReader sections;
    private readonly Clauses clauses;
    private readonly RoleReader roles;

    public StatementReader(Lexicon lexicon)
    {
        markers = new MarkerReader(lexicon);
        sections = new SectionReader(lexicon, markers);
        clauses = new Clauses(lexicon);
        roles = new RoleReader(lexicon);
    }

    /// <summary>Never throws, whatever the document.</summary>
    public IReadOnlyList<Statement> Read(SpecDocument document)
    {
        var collector = new StatementCollector(document, markers, clauses);
        new FrontMatterWalk(document, collector, markers, sections).Read();
        new DocumentWalk(document, collector, markers, sections).Read();
        return [.. collector.Statements.Select(WithRoles)];
    }

    // A row or a line of a fence is no sentence.
    private Statement WithRoles(Statement statement) =>
        statement.Form is StatementForm.Sentence or StatementForm.ListItem ? statement with { Text = roles.Read(statement.Text) } : statement;
}
