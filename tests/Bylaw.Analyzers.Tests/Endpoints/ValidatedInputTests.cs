using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Endpoints;

public sealed class ValidatedInputTests
{
    private const string Id = "BYL5006";

    private static RuleTest Validated() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Endpoint: { is: endpoint } }
        rules:
          validated:
            in: Endpoint
            ensure: validated-input
        """).Source("""
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        global using FluentValidation;
        namespace FluentValidation
        {
            public interface IValidator<T> { object Validate(T instance); }
            public abstract class AbstractValidator<T> : IValidator<T> { public object Validate(T instance) => new(); }
        }
        """).Expect(Id);

    private static RuleTest Action(string parameters, string types, string attributes = "[ApiController]", string body = "return Ok();") => Validated()
        .Source(types + attributes + " public class A : ControllerBase { [HttpPost] public IActionResult {|#0:Post|}(" + parameters + ") { " + body + " } }");

    private static RuleTest FineAction(string parameters, string types, string attributes = "[ApiController]", string body = "return Ok();") => Validated()
        .Source(types + attributes + " public class A : ControllerBase { [HttpPost] public IActionResult Post(" + parameters + ") { " + body + " } }");

    private static RuleTest Program(string routes, string types, string services = "") => Validated().Source(types).Source("Program.cs", $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{routes}}
        app.Run();
        """).OutputKind(OutputKind.ConsoleApplication);

    [Fact]
    public Task A_body_without_rules_reports() => Action("Create create", "public record Create(string Name);")
        .Expect(0, Id, "'A.Post' (Endpoint) must validate 'Create', there is no validator or annotation for it [validated]").RunAsync();

    [Fact]
    public Task Annotations_that_nobody_applies_report() => Action("Create create", "public class Create { [Required] public string? Name { get; set; } }", "")
        .Expect(0, Id, "'A.Post' (Endpoint) must validate 'Create', nothing applies its annotations [validated]").RunAsync();

    [Theory]
    [InlineData("[FromBody] Create create", "public class Create { public string? Name { get; set; } public void Trim() { } }")]
    [InlineData("[FromForm] Create create, CancellationToken token", "public class Create { public int Count { get; set; } }")]
    [InlineData("List<Create> all", "public record Create(string Name);")]
    [InlineData("Create[] all", "public struct Create { public string Name { get; set; } }")]
    [InlineData("Create create", "public record Line(decimal Price); public record Create(List<Line> Lines);")]
    [InlineData("Create create", "public class Base { public string? Name { get; set; } } public class Create : Base { public Guid Id { get; set; } }")]
    [InlineData("Create create", "public record Create(string Name); public class OtherValidator : AbstractValidator<string> { }")]
    [InlineData("Create<int> create", "public record Create<T>(T Id, string Name);")]
    [InlineData("Create create", "public record Create([property: System.Text.Json.Serialization.JsonPropertyName(\"n\")] string Name);")]
    public Task Other_forms_report(string parameters, string types) => Action(parameters, types).RunAsync();

    [Theory]
    [InlineData("Create create", "public class Create { [Required, StringLength(9)] public string? Name { get; set; } }")]
    [InlineData("Create create", "public record Create([MaxLength(9)] string Name);")]
    [InlineData("Create create", "public record Create { [property: Range(1, 2)] public required int Count { get; init; } }")]
    [InlineData("Create create", "public class OwnAttribute : ValidationAttribute { } public record Create { [Own] public string? Name { get; init; } }")]
    [InlineData("Create create", "public class Base { [Required] public string? Name { get; set; } } public class Create : Base { public string? Other { get; set; } }")]
    [InlineData("Create create", "public class Create : IValidatableObject { public string? Name { get; set; } public IEnumerable<ValidationResult> Validate(ValidationContext context) => []; }")]
    [InlineData("Create create", "public record Line([Range(1, 9)] int Count); public record Create(List<Line> Lines);")]
    [InlineData("Create create", "public record Create(string Name); public class CreateValidator : AbstractValidator<Create> { }")]
    [InlineData("Create create", "public record Create(string Name); public class Outer { public class Rules : IValidator<Create> { public object Validate(Create create) => new(); } }")]
    [InlineData("List<Create> all", "public record Create(string Name); public class CreateValidator : AbstractValidator<Create> { }")]
    [InlineData("Create create", "public record Create(int OrderId, bool Now, Guid Key, DayOfWeek? Day);")]
    [InlineData("int id, string name, Guid key, DayOfWeek day, CancellationToken token", "")]
    [InlineData("IFormFile file, [FromHeader] string name", "")]
    [InlineData("[FromServices] Create create", "public record Create(string Name);")]
    [InlineData("Orders orders", "public class Orders(string name) { public string Name { get; set; } = name; public void Save() { } }")]
    [InlineData("Point at", "public record Point(int X) { public static bool TryParse(string text, out Point? point) { point = null; return false; } }")]
    [InlineData("IDictionary<string, int> map", "")]
    [InlineData("System.Text.Json.JsonElement body", "")]
    public Task Validated_and_single_values_are_fine(string parameters, string types) => FineAction(parameters, types).RunAsync();

    [Theory]
    [InlineData("if (!ModelState.IsValid) return BadRequest(); return Ok();")]
    [InlineData("if (!TryValidateModel(create)) return BadRequest(); return Ok();")]
    [InlineData("Validator.ValidateObject(create, new ValidationContext(create)); return Ok();")]
    public Task What_the_body_validates_is_fine(string body) => FineAction("Create create", "public class Create { [Required] public string? Name { get; set; } }", "", body).RunAsync();

    [Fact]
    public Task Filters_and_handed_on_commands_are_fine() => Validated().Source("""
        using Microsoft.AspNetCore.Mvc.Filters;
        public record Create(string Name);
        public record Command(string Name);
        public class CommandValidator : AbstractValidator<Command> { }
        public class ValidateModelAttribute : ActionFilterAttribute { }
        public class A : ControllerBase
        {
            [HttpPost, ValidateModel] public void Post(Create create) { }
            [HttpPut] public object Put(Create create) => new Command(create.Name);
            [HttpPatch] public void Patch(Create create, [FromServices] IValidator<Create> rules) { }
            [HttpDelete, ValidateAntiForgeryToken] public void [|Delete|](Create create) { }
        }
        [ValidateModel] public class B : ControllerBase { [HttpPost] public async Task Post(Create create) => await Task.Yield(); }
        [ApiController] public abstract class Base : ControllerBase { }
        public record Noted([Required] string Name);
        public class C : Base { [HttpPost] public void Post(Noted noted) { } }
        """).RunAsync();

    private const string Types = """
        public record Create(string Name);
        public record Noted([Required] string Name);
        public record Checked(string Name);
        public class CheckedValidator : AbstractValidator<Checked> { }
        public class Filter<T> : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context); }
        public class ValidationOf<T> : Filter<T> { }
        public static class Handlers { public static void Bare(Create create) { } public static void Asks(Create create, IValidator<Create> rules) => rules.Validate(create); public static bool Tests(Create create) => IsValid(create); static bool IsValid(Create create) => true; }

        """;

    [Fact]
    public Task Routes_report() => Program("""
        app.{|#0:MapPost|}("/a", (Create create) => create);
        app.[|MapPut|]("/b", Handlers.Bare);
        app.[|MapGet|]("/c", ([AsParameters] Create create) => 1).AddEndpointFilter<RouteHandlerBuilder, Filter<Create>>();
        app.{|#1:MapPost|}("/d", async (Noted noted) => { await Task.Yield(); return 1; });
        app.[|MapPost|]("/e", Local);
        static void Local(Create create) { }
        """, Types).Expect(0, Id, "'POST /a' (Endpoint) must validate 'Create', there is no validator or annotation for it [validated]")
        .Expect(1, Id, "'POST /d' (Endpoint) must validate 'Noted', nothing applies its annotations [validated]").RunAsync();

    [Fact]
    public Task Routes_that_validate_are_fine() => Program("""
        app.MapPost("/a", (Create create, IValidator<Create> rules) => { rules.Validate(create); });
        app.MapPut("/b", Handlers.Asks);
        app.MapPut("/c", Handlers.Tests);
        app.MapPost("/d", (Create create) => create).AddEndpointFilter<RouteHandlerBuilder, ValidationOf<Create>>();
        var group = app.MapGroup("/g").AddEndpointFilter<RouteGroupBuilder, ValidationOf<Create>>();
        group.MapPost("/e", (Create create) => create);
        app.MapPost("/f", (Checked value) => value);
        app.MapPost("/g", (Noted noted) => Validator.TryValidateObject(noted, new ValidationContext(noted), null));
        app.MapGet("/h/{id}", (int id, HttpContext context, CancellationToken token, ILogger log) => id);
        """, Types + "public interface ILogger { }").RunAsync();

    [Fact]
    public Task AddValidation_applies_annotations() => Program("app.MapPost(\"/\", (Noted noted) => noted); app.[|MapPost|](\"/x\", (Create create) => create);", Types, "builder.Services.AddValidation();").RunAsync();

    [Fact]
    public Task A_validator_in_the_project_of_the_type_counts() => Validated()
        .Project("Shop.Contracts", project => project.Source("""
            namespace FluentValidation { public abstract class AbstractValidator<T> { } }
            namespace Shop.Contracts { public record Create(string Name); public record Bare(string Name); internal class CreateValidator : FluentValidation.AbstractValidator<Create> { } }
            """))
        .Source("[ApiController] public class A : ControllerBase { [HttpPost] public void Post(Shop.Contracts.Create create) { } [HttpPut] public void [|Put|](Shop.Contracts.Bare bare) { } }").RunAsync();

    [Fact]
    public Task Hubs_and_pages_are_not_judged() => Validated().Source("""
        public record Create(string Name);
        public class Chat : Microsoft.AspNetCore.SignalR.Hub { public void Send(Create create) { } }
        public class Index : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnPost(Create create) { } }
        public class OrderService { public void Save(Create create) { } }
        """).RunAsync();

    [Fact]
    public Task An_exception_may_name_the_type() => new RuleTest().Rules("""
        bylaw: 1
        rules: { validated: { in: { is: endpoint }, ensure: validated-input } }
        exceptions:
          - { rule: validated, at: "**", to: Create, reason: Raw on purpose., expires: never }
        """).Source("using Microsoft.AspNetCore.Mvc; public record Create(string Name); public record Other(string Name); public class A : ControllerBase { public void Post(Create create) { } public void [|Put|](Other other) { } }").Expect(Id).RunAsync();
}
