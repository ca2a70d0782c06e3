using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class PlacementRecogniserTests
{
    private readonly PlacementRecogniser recogniser = new(Forms.Lexicon);

    [Theory]
    [InlineData("Create repository → `repositories/{Entity}Repository.py`", "file-layout: repository-place { in: { layer: Repository, not: { is: generic } }, name: { file: {Entity}Repository.cs, folder: **/repositories/** } }")]
    [InlineData("Create model → SQLAlchemy in `models/{Entity}.py`", "file-layout: model-place { in: { layer: Model, is: class }, name: { type: {Entity}, file: {Entity}.cs, folder: **/models/** } }")]
    [InlineData("Add services -> `src/Services/`", "file-layout: service-place { in: Service, name: { folder: **/src/Services/** } }")]
    [InlineData("Create endpoints → `api/v1/endpoints/{entities}.py`",
        "routes: versioned-routes { in: Endpoint, name: { route: api/v1/{entities}/** } }; endpoint-place { in: Endpoint, name: { folder: **/api/v1/endpoints/** } }")]
    [InlineData("Register router → `api/v1/__init__.py`", "-")]
    [InlineData("Create migration → Alembic", "-")]
    [InlineData("Endpoint → Service → Repository", "-")]
    [InlineData("Read the service → understand it", "-")]
    public void A_step_of_a_workflow(string step, string expected) =>
        Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Item(step, under: "For new entities", section: SectionSense.Process))));

    [Theory]
    [InlineData("Repositories live in Data/.", "file-layout: repository-place { in: Repository, name: { folder: **/Data/** } }")]
    [InlineData("All validators go in `src/Shop/Validation/`", "file-layout: validator-place { in: { extends: FluentValidation.AbstractValidator<*> }, name: { folder: **/src/Shop/Validation/** } }")]
    [InlineData("Repository interfaces are defined in Core.", "file-layout: repository-interface-place { in: { named: *Repository, is: interface }, name: { namespace: **.Core.** } }")]
    [InlineData("Define types in shared package", "file-layout: contract-place { in: { is: dto, not: { is: nested } }, name: { namespace: **.Shared.** } }")]
    [InlineData("Commands belong in the Application layer.", "file-layout: command-place { in: { named: *Command, is: [class, record] }, name: { namespace: **.Application.** } }")]
    [InlineData("Services are in charge of transactions.", "-")]
    [InlineData("Entities must be in English.", "-")]
    [InlineData("Keep services in sync with their tests.", "-")]
    [InlineData("Business rules live in Domain.", "-")]
    [InlineData("Rich domain models: business logic belongs in Domain.", "-")]
    [InlineData("Repositories: access to data through interfaces defined in Domain.", "-")]
    [InlineData("Migration scripts must be idempotent; write them in `db/scripts/`.", "-")]
    [InlineData("Queries of the reports are in `docs/reports/`.", "-")]
    [InlineData("Services throw in case of failure.", "-")]
    public void Where_types_lie(string sentence, string expected) => Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Sentence(sentence))));

    [Theory]
    [InlineData("Repositories (interface in Domain, impl in Infrastructure)")]
    [InlineData("Repository interfaces defined in Domain, implemented in Infrastructure")]
    public void Interfaces_here_and_what_implements_them_there(string sentence) => Assert.Equal(
        "file-layout: repository-interface-place { in: { layer: Repository, is: interface }, name: { namespace: **.Domain.** } }; "
        + "repository-implementation-place { in: { layer: Repository, is: class }, name: { namespace: **.Infrastructure.** } }",
        Drafts.Of(recogniser.Understand(Forms.Sentence(sentence))));

    [Fact]
    public void Interfaces_of_what_is_a_question() =>
        Assert.Equal("file-layout unresolved", Drafts.Of(recogniser.Understand(Forms.Sentence("Interfaces in Domain, implementations in Infrastructure"))));

    [Theory]
    [InlineData("One endpoint per file", "file-layout: one-endpoint-per-file { in: Endpoint, name: { type: {Name}, file: [{Name}.cs, *.{Name}.cs] } }")]
    [InlineData("One class per file, named after the class",
        "file-layout: one-type-per-file { in: { is: [class, record, struct, enum, interface], not: { is: nested } }, name: { type: {Name}, file: [{Name}.cs, *.{Name}.cs] } }")]
    [InlineData("Separate request/validator files",
        "file-layout: one-request-per-file { in: { named: *Request, is: [class, record] }, name: { type: {Name}, file: [{Name}.cs, *.{Name}.cs] } }; one-validator-per-file { in: { extends: FluentValidation.AbstractValidator<*> }, name: { type: {Name}, file: [{Name}.cs, *.{Name}.cs] } }")]
    [InlineData("Keep one public type per file",
        "file-layout: one-type-per-file { in: { is: [class, record, struct, enum, interface], not: { is: nested } }, name: { type: {Name}, file: [{Name}.cs, *.{Name}.cs] } }")]
    [InlineData("Configure entities in separate configuration files", "-")]
    [InlineData("One procedure per file for each entity", "-")]
    [InlineData("One topic per file of the documentation", "-")]
    public void One_per_file(string sentence, string expected) => Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Sentence(sentence))));

    [Fact]
    public void Where_something_must_not_lie_is_another_matter() =>
        Assert.Null(recogniser.Understand(Forms.Sentence("Never put repositories in Domain.", polarity: Polarity.Forbid)));
}
