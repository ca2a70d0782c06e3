using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class EnvelopeRecogniserTests
{
    private const string Three = "return-shape: enveloped-responses { in: Endpoint, ensure: { response-envelope: { members: [code, data, message] } } }";

    [Theory]
    [InlineData("json", """{"code": 200, "data": {...}, "message": "Success"}""", Three)]
    [InlineData("json", "{\n  \"code\": 200, // like HTTP\n  \"data\": { \"id\": 1, \"code\": 2 },\n  \"message\": \"ok: done\"\n}", Three)]
    [InlineData("typescript", "interface Answer { code: number; data?: Item[]; message: string }", Three)]
    [InlineData("csharp", "public record ApiResponse<T>(bool Success, T? Data, string? Message = null);",
        "return-shape: enveloped-responses { in: Endpoint, ensure: { response-envelope: { type: ApiResponse<*>, members: [success, data, message] } } }")]
    [InlineData("csharp", "public sealed class Envelope<T>\n{\n    public T? Result { get; init; }\n    public string[] Errors { get; init; } = [];\n}",
        "return-shape: enveloped-responses { in: Endpoint, ensure: { response-envelope: { type: Envelope<*>, members: [result, errors] } } }")]
    public void A_sample_below_what_endpoints_return(string language, string sample, string expected)
    {
        var recogniser = new EnvelopeRecogniser(Forms.Lexicon);
        Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Fence(language, sample, leadIn: "All endpoints return:"))));
        Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Fence(language, sample, under: "Response Format (ENFORCED)"))));
        Assert.Null(recogniser.Understand(Forms.Fence(language, sample, under: "Configuration")));
    }

    [Theory]
    [InlineData("""Every endpoint returns `{ "code": 200, "data": {}, "message": "ok" }`.""", Three)]
    [InlineData("All controllers return `ApiResponse<T>`.", "return-shape: enveloped-responses { in: Endpoint, ensure: { response-envelope: { type: ApiResponse<*> } } }")]
    public void A_sample_in_the_sentence(string sentence, string expected) =>
        Assert.Equal(expected, Drafts.Of(new EnvelopeRecogniser(Forms.Lexicon).Understand(Forms.Sentence(sentence))));

    [Theory]
    [InlineData("Request body", """{"data": 1, "message": "x"}""")]
    [InlineData("Response of the token service", """{"data": 1, "message": "x"}""")]
    [InlineData("Error response", """{"data": 1, "message": "x"}""")]
    [InlineData("All endpoints return:", """{"Logging": {"LogLevel": {"Default": "Information"}}}""")]
    [InlineData("All endpoints return:", """{"id": 1, "name": "Ada"}""")]
    [InlineData("All endpoints return:", "{{{{")]
    [InlineData("All endpoints return:", "\"unfinished")]
    [InlineData("All endpoints return:", "")]
    public void Any_other_sample_says_nothing(string leadIn, string sample)
    {
        var recogniser = new EnvelopeRecogniser(Forms.Lexicon);
        Assert.Null(recogniser.Understand(Forms.Fence("json", sample, leadIn: leadIn)));
        Assert.Null(recogniser.Understand(Forms.Fence("csharp", sample, leadIn: leadIn)));
    }

    [Theory]
    [InlineData("Services return `Result<T>`.")]
    [InlineData("All endpoints return `Task<T>`.")]
    [InlineData("Never let endpoints return `ApiResponse<T>`.")]
    [InlineData("Never wrap responses in a `{ \"data\": 1, \"success\": true }` envelope.")]
    public void Not_every_type_is_an_envelope(string sentence) =>
        Assert.Null(new EnvelopeRecogniser(Forms.Lexicon).Understand(Forms.Sentence(sentence, polarity: sentence.StartsWith("Never", StringComparison.Ordinal) ? Polarity.Forbid : Polarity.None)));
}
