using System.Collections.Concurrent;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>The layers that each document speaks of.</summary>
internal sealed class LayersOfSpecs(IReadOnlyList<Statement> statements, MentionFinder mentions)
{
    private readonly ILookup<SpecDocument, Statement> bySpec = statements.ToLookup(statement => statement.Spec);
    private readonly ConcurrentDictionary<SpecDocument, IReadOnlyList<LayerWords>> layers = new();

    public IReadOnlyList<LayerWords> Of(Statement statement) => layers.GetOrAdd(statement.Spec, Read);

    private IReadOnlyList<LayerWords> Read(SpecDocument spec)
    {
        var here = bySpec[spec].Where(other => other.Section is not (SectionSense.Process or SectionSense.Examples)).ToList();
        // "## API layer": a heading that is a layer's name.
        var headings = here.Select(other => other.Headings.LastOrDefault()).OfType<string>().Distinct().Select(heading => mentions.Only(Headings.Bare(heading))?.Layer);
        return [.. here.SelectMany(other => mentions.Find(other.Text.Tokens)).Select(mention => mention.Layer).Concat(headings).OfType<LayerWords>().Distinct().OrderByDescending(layer => layer.Rank)];
    }
}
