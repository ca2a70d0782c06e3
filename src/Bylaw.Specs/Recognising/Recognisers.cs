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
        var words = new WordsRecogniser(lexicon, statements);
        var sentences = new FirstOf(
            new LayerChainRecogniser(lexicon, mentions),
            new LayerSentenceRecogniser(lexicon, mentions, layers.Of),
            new NamespaceRecogniser(lexicon),
            words);
        return new PlacedRecogniser(lexicon, mentions, statements, new FirstOf(
            new LengthRecogniser(),
            new OwnershipRecogniser(lexicon),
            new NamingTableRecogniser(lexicon, sentences),
            new FolderTreeRecogniser(lexicon, sentences),
            new EnvelopeRecogniser(lexicon),
            new Beside(new CatalogRecogniser(lexicon), words),
            new SeverityRecogniser(lexicon),
            new RouteFormRecogniser(lexicon),
            new NamingItemRecogniser(lexicon),
            new Beside(new PlacementRecogniser(lexicon), words),
            sentences,
            new ProcessRecogniser(lexicon)));
    }
}
