using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

/// <summary>`dotnet format` with the fixes of the package, on a copy of the sample.</summary>
[Collection(PackageCollection.Name)]
public sealed class CodeFixTests(PackageFeed feed)
{
    // What a person has to look at, or to decide.
    private static readonly string[] Left =
    [
        "Endpoints/OrderEndpoints.cs(28,40): error BYL2001",
        "Services/CustomerService.cs(14,23): error BYL2003",
        "Services/OrderHelper.cs(5,23): error BYL3001",
        "Services/OrderService.cs(42,23): error BYL2003",
        "Services/ProductService.cs(1,1): warning BYL4002",
    ];

    private static readonly string[] Requests =
    [
        "GET /api/customers",
        "GET /orders/1",
        "POST /orders {\"customerId\":1,\"productId\":2,\"quantity\":3}",
        "GET /orders/1",
        "GET /customers/1/orders",
        "POST /orders/1/shipment",
        "POST /orders/1/shipment",
        "GET /orders/count",
        "PUT /customers/2/name {\"name\":\" Grace H. \"}",
        "PUT /customers/2/name {\"name\":\" \"}",
        "GET /api/customers",
        "GET /api/products?name=cup",
        "GET /health",
    ];

    [Fact]
    public async Task Safe_fixes_repair_the_sample_and_change_no_answer()
    {
        var shop = feed.Consumer("Shop").Copy("tests/samples/Shop").Package("Shop.csproj");
        shop.Build("-p:BylawWarnOnly=true").Succeeds();
        var before = await AnswersAsync(shop);

        shop.Format().Succeeds();
        shop.Build().Reports(Left);
        shop.Build("-p:BylawWarnOnly=true").Succeeds();

        Assert.Equal(before, await AnswersAsync(shop));
    }

    private static async Task<IReadOnlyList<string>> AnswersAsync(Consumer shop)
    {
        using var app = new RunningApp(Path.Combine(shop.Folder, "bin/Debug/net10.0/Shop.dll"));
        var answers = new List<string>();
        foreach (var request in Requests)
            answers.Add(await app.AskAsync(request));
        return [.. answers.Select(WithoutClock)];
    }

    // Of an answer the time is what may differ; a trace has an id of its own.
    private static string WithoutClock(string answer) =>
        System.Text.RegularExpressions.Regex.Replace(answer, "\"(shippedAt|traceId)\":\"[^\"]*\"", "\"$1\":\"…\"");
}
