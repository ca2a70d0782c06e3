using Bylaw.Cli.Checking;
using Bylaw.Cli.Graphs;

namespace Bylaw.Cli.Tests.Graphs;

/// <summary>A made-up backend of any size, the same on every run: features with a controller, service, repository and models each, in modules.</summary>
internal static class SampleGraph
{
    private static readonly string[] Nouns =
    [
        "Order", "Customer", "Invoice", "Product", "Shipment", "Payment", "Basket", "Discount", "Supplier", "Warehouse", "Return", "Review", "Coupon", "Contract", "Ticket", "Address",
    ];

    private static readonly string[] Modules =
    [
        "Sales", "Billing", "Catalog", "Shipping", "Support", "Identity", "Reporting", "Purchasing", "Planning", "Archive",
    ];

    private static readonly (string Layer, string Space, string Suffix)[] Parts =
    [
        ("Endpoint", "Api.Controllers", "Controller"), ("Service", "Application.Services", "Service"), ("Repository", "Data.Repositories", "Repository"), ("Model", "Domain.Models", ""), ("Model", "Contracts", "Dto"),
    ];

    public static GraphModel Of(int types)
    {
        var random = new Random(42);
        var moduleCount = types <= 100 ? 2 : 50;
        var made = new List<TypeFact>();
        var features = new List<TypeFact[]>();
        for (var feature = 0; made.Count + Parts.Length < types; feature++)
        {
            var module = Modules[feature % moduleCount % Modules.Length] + (feature % moduleCount < Modules.Length ? "" : (feature % moduleCount / Modules.Length + 1).ToString());
            var noun = Nouns[feature / moduleCount % Nouns.Length] + (feature / moduleCount < Nouns.Length ? "" : "Line");
            features.Add([.. Parts.Select(part => new TypeFact(
                $"{module}.{part.Space}.{noun}{part.Suffix}", noun + part.Suffix, $"Contoso.Shop.{module}.{part.Space}", part.Layer, $"Shop.{part.Space.Split('.')[0]}",
                $"src/{module}/{part.Space.Replace('.', '/')}/{noun}{part.Suffix}.cs", 7))]);
            made.AddRange(features[^1]);
        }

        while (made.Count < types)
            made.Add(new TypeFact($"start{made.Count}", made.Count % 2 == 0 ? "Program" : $"Startup{made.Count}", "", null, "Shop.Api", "src/Program.cs", 1));
        made.Add(new TypeFact("DbContext", "DbContext", "Microsoft.EntityFrameworkCore", null, null, null, null));

        var uses = new List<UseFact>();
        var findings = new List<CheckedFinding>();
        for (var number = 0; number < features.Count; number++)
        {
            var feature = features[number];
            var other = features[random.Next(features.Count)];
            Add(feature[0], feature[1]);
            Add(feature[0], feature[4]);
            Add(feature[1], feature[2]);
            Add(feature[1], feature[3]);
            Add(feature[1], feature[4]);
            Add(feature[2], feature[3]);
            Add(feature[1], other[1]);
            Add(feature[3], other[3]);
            if (number % 9 == 4)
                Add(feature[0], feature[2], "layering", "BYL1001", $"'{feature[0].Name}' (Endpoint) must not use '{feature[2].Name}' (Repository): each layer talks to the next one only, so that services own transactions and authorisation. Go through Service.");
            if (number % 21 == 2)
                Add(feature[2], feature[0], "layering", "BYL1001", $"'{feature[2].Name}' (Repository) must not use '{feature[0].Name}' (Endpoint): each layer talks to the next one only, so that services own transactions and authorisation.");
            if (number % 14 == 3)
                Add(feature[0], made[^1], "endpoint-no-db-session", "BYL2001", $"'{feature[0].Name}' (Endpoint) must not use 'DbContext': a query in an endpoint can be neither reused nor tested without a request. Inject the service that owns the query.");
            if (number % 10 == 7)
                uses.Add(new UseFact(feature[0].Key, feature[3].Key, 2, [Place(feature[0], feature[3], 0)], Allowed: false));
        }

        return GraphBuilder.Build(
            new GraphFacts("Contoso Shop", [new("Endpoint", false), new("Service", false), new("Repository", false), new("Model", true), new("Job", false)], made, uses),
            Reports.With([.. findings]));

        void Add(TypeFact source, TypeFact target, string? rule = null, string id = "", string message = "")
        {
            if (source == target)
                return;
            var places = Enumerable.Range(0, random.Next(1, 6)).Select(use => Place(source, target, use)).ToList();
            uses.Add(new UseFact(source.Key, target.Key, places.Count + random.Next(3), places));
            if (rule is not null)
                findings.Add(Reports.Finding(id, rule, message, places[0]));
        }
    }

    private static GraphUse Place(TypeFact source, TypeFact target, int use) => new(
        source.Path!, 9 + use * 4 + target.Name.Length, 17, use == 0 ? $"private readonly {target.Name} {char.ToLowerInvariant(target.Name[0])}{target.Name[1..]};" : $"return await this.Handle<{target.Name}>(request, cancellation);");
}
