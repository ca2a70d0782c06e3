using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class NamingTableRecogniserTests
{
    [Theory]
    [InlineData("Component | File Name | Class Name", "Service | `{Entity}Service.py` | `class {Entity}Service`",
        "naming: service-name { in: Service, name: { type: {Entity}Service, file: {Entity}Service.cs } }")]
    [InlineData("Component | File Name | Class Name", "Repository | `{Entity}Repository.py` | `class {Entity}Repository`",
        "naming: repository-name { in: { layer: Repository, not: { is: generic } }, name: { type: {Entity}Repository, file: {Entity}Repository.cs, where: { Entity: { exists-in: Model } } } }")]
    [InlineData("Component | File Name | Class Name", "Model | `{Entity}.py` | `class {Entity}`",
        "naming: model-file { in: { layer: Model, is: class }, name: { type: {Entity}, file: {Entity}.cs } }")]
    [InlineData("What | Folder | Example", "Repositories | `src/Shop/Repositories/` | `OrderRepository`",
        "file-layout: repository-place { in: Repository, name: { folder: **/src/Shop/Repositories/** } }")]
    [InlineData("Type | Pattern | Example", "Command handlers | `{Verb}{Entity}CommandHandler` | `CreateOrderCommandHandler`",
        "naming: command-handler-name { in: { named: *CommandHandler, is: class }, name: { type: {Verb}{Entity}CommandHandler } }")]
    [InlineData("Element | Naming | Example", "Validators | `<Command>Validator` | `CreateOrderCommandValidator`",
        "naming: validator-name { in: { extends: FluentValidation.AbstractValidator<*> }, name: { type: {Command}Validator } }")]
    [InlineData("Element | Convention", "Repository interface | Prefix with `IStored`", "naming: repository-interface-name { in: { named: *Repository, is: interface }, name: { type: IStored{Name} } }")]
    [InlineData(" | ", "Exceptions | `{Name}Exception`", "naming: exception-name { in: { is: exception }, name: { type: {Name}Exception } }")]
    [InlineData("Element | Convention", "Exceptions | Suffix with `Exception`", "naming: exception-name { in: { is: exception }, name: { type: {Name}Exception } }")]
    [InlineData("Layer | File | Location", "Widgets | `{Name}Widget.ts` | `src/widgets`", "naming unresolved")]
    [InlineData("Type | File | Class", "Gadget | `{Name}Gadget.cs` | `{Name}Gadget`", "naming: gadget-name { in: { named: *Gadget }, name: { type: {Name}Gadget, file: {Name}Gadget.cs } }")]
    [InlineData("Element | Convention | Example", "Private fields | _camelCase | `_orders`", "naming delegated")]
    public void A_row_that_says_a_name(string headers, string row, string expected) =>
        Assert.Equal(expected, Drafts.Of(new NamingTableRecogniser(Forms.Lexicon, Sentences.None).Understand(Forms.Row(headers, row))));

    [Theory]
    [InlineData("Feature | How", "Service discovery | By variables such as `services__<name>__url`")]
    [InlineData("Part | Value", "Variables | `VITE_*`")]
    [InlineData("Path | Content", "`src/Blocks/` | Libraries (Core, Web)")]
    [InlineData("Service | Port | DB Port", "orders | 8001 | 5433")]
    [InlineData("Status | Meaning", "404 | Not found")]
    [InlineData("Level | When to use", "Debug | Intermediate values")]
    [InlineData("Method | Path | Description", "GET | `/orders/{id}` | One order")]
    [InlineData("Layer | Responsibility", "Service | Use cases and transactions")]
    [InlineData("Version | Date", "1.2.0 | 2024-01-02")]
    [InlineData("Setting | Default", "`Orders:PageSize` | 20")]
    [InlineData("Type | Usage", "`IRepository<T>` | Reads and writes")]
    public void A_table_of_data_says_no_name(string headers, string row) =>
        Assert.Null(new NamingTableRecogniser(Forms.Lexicon, Sentences.None).Understand(Forms.Row(headers, row)));

    [Theory]
    [InlineData("❌ Avoid | ✅ Use")]
    [InlineData("Don't | Do")]
    [InlineData("Avoid | Prefer")]
    public void What_to_avoid_is_a_sentence_and_what_to_use_its_advice(string headers)
    {
        var sentences = new Sentences(said => said.Polarity == Polarity.Forbid && said.Text.Codes is [var code]
            ? Understanding.Enforced("forbidden-api", new RuleDraft("clock", Node.Map(("forbid", Node.Map(("members", Node.Text(code)))))))
            : null);
        var said = Forms.Row(headers, "`System.DateTime.Now` | `TimeProvider`");
        Assert.Equal("forbidden-api: clock { forbid: { members: System.DateTime.Now }, instead: Use TimeProvider. }",
            Drafts.Of(new NamingTableRecogniser(Forms.Lexicon, sentences).Understand(said)));
    }
}
