using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class NamingItemRecogniserTests
{
    [Theory]
    [InlineData("**Controllers:** `{Entity}Controller.cs`", "naming: controller-file { in: { extends: Microsoft.AspNetCore.Mvc.ControllerBase }, name: { file: {Entity}Controller.cs } }")]
    [InlineData("Services: `{Entity}Service.cs` or `I{Entity}Service.cs` (interface)", "naming: service-file { in: Service, name: { file: [{Entity}Service.cs, I{Entity}Service.cs] } }")]
    [InlineData("Repositories: `{Entity}Repository` (implements `I{Entity}Repository`)", "naming: repository-name { in: { layer: Repository, not: { is: generic } }, name: { type: {Entity}Repository, where: { Entity: { exists-in: Model } } } }")]
    [InlineData("`{Verb}{Entity}CommandHandler` — command handler", "naming: command-handler-name { in: { named: *CommandHandler, is: class }, name: { type: {Verb}{Entity}CommandHandler } }")]
    [InlineData("Domain entity — `src/Logic/Domain/{Entity}.cs`", "naming: model-place { in: { layer: Model, is: class }, name: { type: {Entity}, file: {Entity}.cs, folder: **/src/Logic/Domain/** } }")]
    [InlineData("Validators are named `<Command>Validator`.", "naming: validator-name { in: { extends: FluentValidation.AbstractValidator<*> }, name: { type: {Command}Validator } }")]
    [InlineData("Service tests: `{Name}Tests.cs`", "-")]
    [InlineData("Every command handler needs a validator (`{Name}Validator`)", "-")]
    [InlineData("Services return `{Entity}Response` to controllers", "-")]
    [InlineData("Log `{UserId}` with each message", "-")]
    [InlineData("Property names in templates: `{UserId}`, `{OrderId}`", "-")]
    [InlineData("Services: `OrderService`", "-")]
    [InlineData("Routes: `GET /orders/{id}`", "-")]
    [InlineData("Endpoint: `/orders/{id}`", "-")]
    public void A_line_that_says_a_name(string line, string expected) =>
        Assert.Equal(expected.Replace("naming: model-place", "file-layout: model-place", StringComparison.Ordinal), Drafts.Of(new NamingItemRecogniser(Forms.Lexicon).Understand(Forms.Item(line))));

    [Fact]
    public void What_must_not_be_called_so_is_another_matter() =>
        Assert.Null(new NamingItemRecogniser(Forms.Lexicon).Understand(Forms.Item("Services: `{Entity}Manager`", polarity: Polarity.Forbid)));
}
