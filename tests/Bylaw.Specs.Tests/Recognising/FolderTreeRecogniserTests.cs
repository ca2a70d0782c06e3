using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class FolderTreeRecogniserTests
{
    [Theory]
    [InlineData("services/      # what the shop does", "file-layout: service-place { in: Service, name: { folder: **/services/** } }")]
    [InlineData("Controllers/   → HTTP in and out", "file-layout: controller-place { in: { extends: Microsoft.AspNetCore.Mvc.ControllerBase }, name: { folder: **/Controllers/** } }")]
    [InlineData("Create.cs                  # Endpoint", "file-layout: endpoint-file { in: Endpoint, name: { type: {Name}, file: {Name}.cs } }")]
    [InlineData("Create.CreateRequest.cs    # Request DTO",
        "file-layout: request-file { in: { named: *Request, is: [class, record] }, name: { type: {Verb}Request, file: {Verb}.{Verb}Request.cs } }")]
    [InlineData("Create.CreateValidator.cs  # of the request",
        "file-layout: validator-file { in: { extends: FluentValidation.AbstractValidator<*> }, name: { type: {Verb}Validator, file: {Verb}.{Verb}Validator.cs } }")]
    [InlineData("Create.CreateThing.cs   # Endpoint", "-")]
    [InlineData("CreateOrderValidator.cs    # rules", "-")]
    [InlineData("Models/      # what we send (DTOs)", "-")]
    [InlineData("Services/    # tests of services", "-")]
    [InlineData("Interfaces/  # all of them", "-")]
    [InlineData("Infrastructure/  # the database", "-")]
    [InlineData("Shop.Services/  # a project", "-")]
    [InlineData("docs/           # what we know", "-")]
    [InlineData("README.md       # start here", "-")]
    [InlineData("{Feature}/      # one each", "-")]
    public void A_line_says_where_something_lies(string line, string expected) =>
        Assert.Equal(expected, Drafts.Of(new FolderTreeRecogniser(Forms.Lexicon, Sentences.None).Understand(Forms.Sentence(line, StatementForm.TreeLine))));

    [Fact]
    public void A_comment_that_demands_or_forbids_is_a_sentence_about_the_folder()
    {
        var heard = new List<string>();
        var sentences = new Sentences(said =>
        {
            heard.Add($"{said.Text} ({said.Polarity})");
            return said.Polarity == Polarity.Forbid ? Understanding.Enforced("layer-dependency", new RuleDraft("x", Node.Map(("in", Node.Text("Service")), ("forbid", Node.Map(("types", Node.Map(("is", Node.Text("http-type"))))))))) : null;
        });
        var understood = new FolderTreeRecogniser(Forms.Lexicon, sentences).Understand(Forms.Sentence("services/   → Use cases of the shop. No HTTP concepts. Never any SQL.", StatementForm.TreeLine));
        Assert.Contains("services: No HTTP concepts (Forbid)", heard);
        Assert.Equal(2, understood!.Rules.Count);
    }
}
