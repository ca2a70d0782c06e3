using System.Collections;
using System.Runtime.CompilerServices;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>The words of a text, with a sign that tells at once of most phrases that they are not in it.</summary>
[CollectionBuilder(typeof(TokenList), nameof(Of))]
internal sealed class TokenList : IReadOnlyList<Token>
{
    private readonly Token[] tokens;

    /// <param name="tokens">Not copied. A word that is blanked later keeps its part of the sign, which then rules out less than it could.</param>
    public TokenList(Token[] tokens)
    {
        this.tokens = tokens;
        Sign = Phrase.SignOf(tokens);
    }

    /// <summary>See <see cref="Phrase.SignOf"/>.</summary>
    public ulong Sign { get; }

    public int Count => tokens.Length;

    public Token this[int index] => tokens[index];

    public static TokenList Of(ReadOnlySpan<Token> tokens) => new(tokens.ToArray());

    public ReadOnlySpan<Token>.Enumerator GetEnumerator() => new ReadOnlySpan<Token>(tokens).GetEnumerator();

    IEnumerator<Token> IEnumerable<Token>.GetEnumerator() => ((IEnumerable<Token>)tokens).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => tokens.GetEnumerator();
}
