using Bylaw.Specs.Reading;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>The layers that each document speaks of.</summary>
internal sealed class LayersOfSpecs(IReadOnlyList<Statement> statements, MentionFinder mentions)
{
    private readonly Dictionary<SpecDocument, IReadOnlyList<LayerWords>> layers = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<LayerWords> Of(Statement statement)
    {
        if (!layers.TryGetValue(statement.Spec, out var found))
        {
            found = [.. statements.Where(other => other.Spec == statement.Spec && other.Section is not (SectionSense.Process or SectionSense.Examples))
                .SelectMany(other => mentions.Find(other.Text.Tokens)).Select(mention => mention.Layer).OfType<LayerWords>().Distinct().OrderByDescending(layer => layer.Rank)];
            layers[statement.Spec] = found;
        }

        return found;
    }
}
