using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>Understands one kind of statement. Recognisers are asked in a fixed order; the first that understands a statement has it.</summary>
internal interface IRecogniser
{
    /// <summary>Null when the statement is not of this kind.</summary>
    Understanding? Understand(Statement statement);
}
