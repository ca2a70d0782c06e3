using Bylaw.Specs.Reading;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>The layers that each document speaks of.</summary>
internal sealed class LayersOfSpecs(IReadOnlyList<Statement> statements, MentionFinder mentions)
{
    private readonly ILookup<string, Statement> bySpec = statements.ToLookup(statement => statement.Spec.Path, StringComparer.Ordinal);
    private readonly Dictionary<SpecDocument, IReadOnlyList<LayerWords>> layers = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<LayerWords> Of(Statement statement)
    {
        if (!layers.TryGetValue(statement.Spec, out var found))
        {
            var here = bySpec[statement.Spec.Path].Where(other => other.Section is not (SectionSense.Process or SectionSense.Examples)).ToList();
            // "## API layer": a heading that is a layer's name.
            var headings = here.Select(other => other.Headings.LastOrDefault()).OfType<string>().Distinct().Select(heading => mentions.Only(Headings.Bare(heading))?.Layer);
            found = [.. here.SelectMany(other => mentions.Find(other.Text.Tokens)).Select(mention => mention.Layer).Concat(headings).OfType<LayerWords>().Distinct().OrderByDescending(layer => layer.Rank)];
            layers[statement.Spec] = found;
        }

        return found;
    }
}
