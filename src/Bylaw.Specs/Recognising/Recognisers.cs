using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>All recognisers, in their order: what is told by its form before what is told by its words.</summary>
internal static class Recognisers
{
    /// <param name="statements">All of the documents; some statements are about the whole document that they stand in.</param>
    public static IRecogniser Of(Lexicon lexicon, MentionFinder mentions, IReadOnlyList<Statement> statements)
    {
        var layers = new LayersOfSpecs(statements, mentions);
        var sentences = new FirstOf(
            new LayerChainRecogniser(lexicon, mentions),
            new LayerSentenceRecogniser(lexicon, mentions, layers.Of),
            new WordsRecogniser(lexicon, statements));
        return new PlacedRecogniser(lexicon, mentions, statements, new FirstOf(
            new LengthRecogniser(),
            new OwnershipRecogniser(lexicon),
            new NamingTableRecogniser(lexicon, sentences),
            new FolderTreeRecogniser(lexicon, sentences),
            new EnvelopeRecogniser(lexicon),
            new CatalogRecogniser(lexicon),
            new SeverityRecogniser(lexicon),
            new RouteFormRecogniser(lexicon),
            new NamingItemRecogniser(lexicon),
            new PlacementRecogniser(lexicon),
            sentences,
            new ProcessRecogniser(lexicon)));
    }
}
