using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>Recognisers in the order in which they are asked; the first that understands a statement has it.</summary>
internal sealed class FirstOf(params IReadOnlyList<IRecogniser> recognisers) : IRecogniser
{
    public Understanding? Understand(Statement statement)
    {
        foreach (var recogniser in recognisers)
        {
            if (recogniser.Understand(statement) is { } understanding)
                return understanding;
        }

        return null;
    }
}
