using Bylaw.Cli.Checking;
using Bylaw.Cli.Graphs;

namespace Bylaw.Cli.Tests.Graphs;

public sealed class GraphBuilderTests
{
    private static readonly TypeFact Controller = new("c", "OrdersController", "Shop.Api", "Endpoint", "Shop", "src/OrdersController.cs", 3);
    private static readonly TypeFact Service = new("s", "OrderService", "Shop.Services", "Service", "Shop", "src/OrderService.cs", 3);
    private static readonly TypeFact Repository = new("r", "OrderRepository", "Shop.Data", "Repository", "Shop", "src/OrderRepository.cs", 3);
    private static readonly TypeFact Helper = new("h", "Helper", "Shop.Api", null, "Shop", null, null);

    private static readonly GraphUse InController = new("src/OrdersController.cs", 8, 41, "OrdersController(OrderRepository orders)");

    private static GraphModel Build(IReadOnlyList<UseFact> uses, params IReadOnlyList<CheckedFinding> findings) => GraphBuilder.Build(
        new GraphFacts("Shop", [new("Endpoint", false), new("Service", false), new("Repository", false)], [Service, Controller, Repository, Helper], uses), Reports.With(findings));

    private static GraphEdge Edge(GraphModel model, TypeFact source, TypeFact target) =>
        Assert.Single(model.Edges, edge => model.Types[edge.Source].Name == source.Name && model.Types[edge.Target].Name == target.Name);

    [Fact]
    public void Layers_stay_in_the_order_that_they_are_told_in_and_know_how_many_types_they_hold()
    {
        var model = Build([]);
        Assert.Equal([new("Endpoint", false, 1), new("Service", false, 1), new("Repository", false, 1)], model.Layers);
        Assert.Equal([new("Shop.Api", 2), new("Shop.Data", 1), new("Shop.Services", 1)], model.Namespaces);
        Assert.Null(Assert.Single(model.Types, type => type.Name == "Helper").Layer);
    }

    [Fact]
    public void A_finding_lies_on_the_edge_whose_use_is_at_its_place()
    {
        var model = Build(
            [new("c", "r", 3, [InController]), new("c", "s", 1, [new(InController.Path, 9, 5, null)])],
            Reports.Finding("BYL1001", "layering", "'OrdersController' (Endpoint) must not use 'OrderRepository' (Repository)", InController));
        var edge = Edge(model, Controller, Repository);
        Assert.Equal((EdgeState.Violation, 3, 1), (edge.State, edge.Count, edge.OpenFindings));
        Assert.Equal(InController, Assert.Single(edge.Findings).Place);
        Assert.Equal(EdgeState.Allowed, Edge(model, Controller, Service).State);
        Assert.Equal(0, model.OtherFindings);
    }

    [Fact]
    public void Of_two_uses_at_one_place_the_message_says_which_is_meant()
    {
        var model = Build(
            [new("c", "r", 1, [InController]), new("c", "s", 1, [InController])],
            Reports.Finding("BYL1001", "layering", "'OrdersController' (Endpoint) must not use 'OrderRepository' (Repository)", InController));
        Assert.Equal(EdgeState.Violation, Edge(model, Controller, Repository).State);
        Assert.Equal(EdgeState.Allowed, Edge(model, Controller, Service).State);
    }

    [Fact]
    public void A_finding_that_says_which_type_uses_which_needs_no_place_of_a_use()
    {
        var repository = new TypeFact("g", "Repository<>", "Shop.Data", "Repository", "Shop", "src/Repository.cs", 3) { Symbol = "Shop.Data.Repository`1" };
        var handler = new TypeFact("h", "GET /orders", "Shop.Api", "Endpoint", "Shop", "src/Program.cs", 3) { Route = "GET /orders" };
        var controller = Controller with { Symbol = "Shop.Api.Orders" };
        var namesake = new TypeFact("n", "OrdersController", "Shop.Api", "Endpoint", "Shop", "src/Other.cs", 3) { Symbol = "Shop.Api.OrdersController" };
        CheckedFinding In(string member) => Reports.Finding("BYL1001", "layering", "'X' must not use 'Repository<Order>'", InController with { Line = 77 }) with { Member = member, Target = "T:Shop.Data.Repository`1" };
        var model = GraphBuilder.Build(
            new GraphFacts("Shop", [new("Endpoint", false), new("Repository", false)], [controller, namesake, handler, repository], [new("c", "g", 1, []), new("n", "g", 1, []), new("h", "g", 1, [])]),
            Reports.With([In("M:Shop.Api.Orders.Get"), In("GET /orders")]));
        var other = GraphBuilder.Build(
            new GraphFacts("Shop", [new("Endpoint", false)], [controller, repository], [new("c", "g", 1, [InController])]),
            Reports.With([Reports.Finding("BYL3001", "names", "'Orders' must be named", InController) with { Member = "T:Shop.Api.Orders", Target = "" }, In("M:Shop.Api.Orders.Get") with { Place = new SourcePlace(InController.Path, InController.Line, InController.Column, 8, 50), Target = "T:System.Console" }]));
        Assert.Equal((EdgeState.Allowed, 2), (Assert.Single(other.Edges).State, other.OtherFindings));
        Assert.Equal(["src/OrdersController.cs", "src/Program.cs"], model.Edges.Where(edge => edge.State == EdgeState.Violation).Select(edge => model.Types[edge.Source].Path).Order());
        Assert.Equal(0, model.OtherFindings);
    }

    [Fact]
    public void Without_a_use_at_its_place_the_file_and_the_message_say_it()
    {
        var model = Build(
            [new("c", "r", 1, [InController]), new("c", "s", 1, [])],
            Reports.Finding("BYL2001", "no-service", "'OrdersController' must not use 'OrderService'", InController with { Line = 77 }));
        Assert.Equal(EdgeState.Violation, Edge(model, Controller, Service).State);
        Assert.Equal(EdgeState.Allowed, Edge(model, Controller, Repository).State);
    }

    [Fact]
    public void A_finding_that_fits_no_edge_is_on_none_and_counted()
    {
        var model = Build(
            [new("c", "r", 1, [InController])],
            Reports.Finding("BYL3001", "service-name", "'OrdersController' must be named otherwise", InController with { Line = 3 }),
            Reports.Finding("BYL0001", "none", "no place at all", null));
        Assert.Empty(Edge(model, Controller, Repository).Findings);
        Assert.Equal(2, model.OtherFindings);
    }

    [Fact]
    public void What_is_suppressed_or_in_the_baseline_is_tolerated()
    {
        var model = Build(
            [new("c", "r", 1, [InController]), new("s", "c", 1, [], Allowed: false)],
            Reports.Finding("BYL1001", "layering", "'OrdersController' must not use 'OrderRepository'", InController, new Suppression("legacy")));
        var suppressed = Edge(model, Controller, Repository);
        Assert.Equal((EdgeState.Tolerated, 0, true), (suppressed.State, suppressed.OpenFindings, suppressed.Findings[0].Suppressed));
        Assert.Equal(EdgeState.Tolerated, Edge(model, Service, Controller).State);
    }

    [Fact]
    public void A_finding_of_one_project_is_not_on_the_edge_of_another_that_compiles_the_same_file()
    {
        var other = Controller with { Key = "c2", Project = "Other" };
        var facts = new GraphFacts("Shop", [], [Controller, other, Repository], [new("c", "r", 1, [InController]), new("c2", "r", 1, [InController])]);
        var model = GraphBuilder.Build(facts, Reports.With(Reports.Finding("BYL1001", "layering", "x", InController, null, "Other")));
        Assert.Equal(["Other"], model.Edges.Where(edge => edge.State == EdgeState.Violation).Select(edge => model.Projects[model.Types[edge.Source].Project!.Value].Name));
    }

    [Fact]
    public void Uses_that_are_told_in_parts_are_one_edge_and_only_the_first_places_are_kept()
    {
        var places = Enumerable.Range(1, 40).Select(line => new GraphUse("src/OrdersController.cs", line, 1, null)).ToList();
        var model = Build([new("c", "r", 30, places), new("c", "r", 12, [places[0]]), new("c", "c", 5, [])], Reports.Finding("BYL1001", "layering", "x", places[38]));
        var edge = Assert.Single(model.Edges);
        Assert.Equal(42, edge.Count);
        Assert.Equal([.. Enumerable.Range(1, GraphBuilder.PlacesOfEdge), 39], edge.Uses.Select(use => use.Line));
    }

    [Fact]
    public void The_same_facts_in_another_order_make_the_same_model()
    {
        IReadOnlyList<UseFact> uses = [new("c", "r", 1, [InController]), new("c", "s", 1, []), new("s", "r", 2, [])];
        Assert.Equal(JsonGraph.Write(Build(uses)), JsonGraph.Write(Build([.. uses.Reverse()])));
    }
}
