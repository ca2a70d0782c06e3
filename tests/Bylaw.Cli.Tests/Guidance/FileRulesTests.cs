using Bylaw.Cli.Guidance;
using Bylaw.Rules;
using Bylaw.Rules.Reading;

namespace Bylaw.Cli.Tests.Guidance;

/// <summary>Who edits a file is told the rules that can concern it, and no others.</summary>
public sealed class FileRulesTests : IDisposable
{
    private const string Rules = """
        bylaw: 1
        extends: bylaw/backend
        rules:
          service-clock: { in: Service, forbid: { members: [System.DateTime.Now] } }
          thin: { in: Endpoint, ensure: { thin-endpoint: { statements: 8 } } }
          all-authorised: { in: any, ensure: authorized }
          legacy: { in: { path: "src/Legacy/**" }, forbid: { types: [System.Random] } }
          only-web: { in: { project: "*.Web" }, forbid: { types: [System.Timers.Timer] } }
          mail: { reserve: { types: [System.Net.Mail.SmtpClient], for: { named: MailService } } }
          packages: { catalog: { of: package, allow: ["Microsoft.*"] } }
          jobs: { in: any, ensure: guarded-jobs }
          shared-orders: { in: { in: "Shop.Orders.**" }, forbid: { types: [System.GC] } }
        """;

    private static readonly string[] OfEndpoints = ["endpoint-no-db-session", "no-secret-in-response", "thin", "all-authorised"];
    private static readonly string[] OfServices = ["service-no-http", "service-name", "service-clock"];
    private static readonly string[] OfAll = ["nullable-enabled", "nullable-style", "sql-has-parameters", "no-secret-in-code", "mail"];

    private readonly string _folder = Directory.CreateTempSubdirectory("bylaw guidance #;ü ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("src/Services/OrderService.cs", "services")]
    [InlineData("src/Anywhere/CartService.cs", "services")]
    [InlineData("src/Services/IOrderService.cs", "services")]
    [InlineData("src/Controllers/OrdersController.cs", "endpoints")]
    [InlineData("src/Endpoints/OrderEndpoints.cs", "endpoints")]
    [InlineData("src/Pages/Index.cshtml.cs", "endpoints, unlayered")]
    [InlineData("src/Repositories/OrderRepository.cs", "layered")]
    [InlineData("src/Pricing/PriceCalculator.cs", "unlayered")]
    public void A_file_that_is_not_there_is_told_by_its_name_and_place(string path, string expected) => Expect(path, expected);

    [Theory]
    [InlineData("src/A.cs", "namespace Shop.Services; public class OrderService : IOrderService { } public interface IOrderService { }", "services")]
    [InlineData("src/A.cs", "namespace Shop.Services; public class Prices { }", "services")]
    [InlineData("src/A.cs", "namespace Shop; public class Prices { }", "none")]
    [InlineData("src/A.cs", "namespace Shop; public class Orders : ControllerBase { }", "endpoints")]
    [InlineData("src/A.cs", "namespace Shop; [ApiController] public class Orders { }", "endpoints")]
    [InlineData("src/A.cs", "namespace Shop; public class OrderService { } public class Orders : Controller { }", "services, endpoints")]
    [InlineData("src/A.cs", "namespace Shop; public static class Orders { public static void Map(WebApplication app) => app.MapGet(\"/orders\", () => 1); }", "endpoints")]
    [InlineData("src/Services/OrderService.cs", "namespace Shop.Models; public class Order { }", "layered")]
    [InlineData("src/A.cs", "namespace Shop.Orders; public class Prices { }", "none, orders")]
    public void What_a_file_declares_decides_where_it_is_there(string path, string text, string expected)
    {
        Write(path, text);
        Expect(path, expected);
    }

    [Fact]
    public void Project_path_and_owner_decide()
    {
        Write("src/Shop.Web/Shop.Web.csproj", "<Project />");
        Assert.Contains("only-web", Of("src/Shop.Web/Page.cs"));
        Write("src/Shop.Core/Shop.Core.csproj", "<Project />");
        Assert.DoesNotContain("only-web", Of("src/Shop.Core/Page.cs"));
        Assert.Contains("legacy", Of("src/Legacy/Page.cs"));
        Assert.DoesNotContain("legacy", Of("src/Page.cs"));
        Assert.DoesNotContain("mail", Of("src/MailService.cs"));
        Assert.Contains("jobs", Of("src/Jobs/CleanupJob.cs"));
        Assert.DoesNotContain("jobs", Of("src/Page.cs"));
    }

    [Fact]
    public void The_files_beside_it_tell_the_namespace()
    {
        Write("src/Ordering/Order.cs", "namespace Shop.Orders;\nclass Order;");
        Assert.Contains("shared-orders", Of("src/Ordering/Line.cs"));
        Assert.Contains("shared-orders", Of("src/Ordering/Deep/Line.cs"));
        Write("src/Carts/Cart.cs", "namespace Shop.Carts;\nclass Cart;");
        Assert.DoesNotContain("shared-orders", Of("src/Carts/Line.cs"));
    }

    [Fact]
    public void Other_files_have_other_rules()
    {
        Assert.Equal(["nullable-enabled", "packages"], Of("src/Shop.csproj").Order(StringComparer.Ordinal));
        Assert.Equal(["no-secret-in-code"], Of("src/appsettings.json"));
        Assert.Empty(Of("docs/readme.md"));
        Write("tests/Shop.Tests.csproj", "<Project><ItemGroup><PackageReference Include=\"Microsoft.NET.Test.Sdk\" /></ItemGroup></Project>");
        Assert.Empty(Of("tests/OrderServiceTests.cs"));
    }

    [Fact]
    public void It_is_said_what_the_file_was_taken_for()
    {
        Assert.Equal("By its name and place it is Service; rules about other layers are left out.", Scope("src/OrderService.cs").Remark);
        Write("src/B.cs", "namespace Shop; class B;");
        Assert.Equal("By what it declares it is in no layer; rules about layers are left out.", Scope("src/B.cs").Remark);
    }

    [Theory]
    [InlineData("Directory.Build.props", "<PackageReference Include=\"Bylaw.Analyzers\" />", true)]
    [InlineData("Directory.Packages.props", "<GlobalPackageReference Version=\"1\" Include=\"Bylaw.Analyzers\" />", true)]
    [InlineData("src/Shop/Shop.csproj", "<packagereference\n  include='Bylaw.Analyzers' />", true)]
    [InlineData("Directory.Packages.props", "<PackageVersion Include=\"Bylaw.Analyzers\" Version=\"1\" />", false)]
    [InlineData("Directory.Build.props", "<!-- <PackageReference Include=\"Bylaw.Analyzers\" /> -->", false)]
    [InlineData("obj/Shop.csproj", "<PackageReference Include=\"Bylaw.Analyzers\" />", false)]
    public void A_build_checks_the_rules_where_the_package_is_referenced(string path, string item, bool expected)
    {
        Write(path, $"<Project><ItemGroup>{item}</ItemGroup></Project>");
        Assert.Equal(expected, PackageReference.IsIn(_folder));
    }

    private void Expect(string path, string expected)
    {
        Write("Shop.csproj", "<Project />");
        var kinds = expected.Split(", ");
        var wanted = new HashSet<string>(OfAll);
        if (kinds.Any(kind => kind is "services" or "endpoints" or "layered" or "unlayered"))
            wanted.Add("layering");
        if (kinds.Contains("services"))
            wanted.UnionWith(OfServices);
        if (kinds.Contains("endpoints"))
            wanted.UnionWith(OfEndpoints);
        if (kinds.Contains("orders"))
            wanted.Add("shared-orders");
        Assert.Equal(wanted.Order(StringComparer.Ordinal), Of(path).Where(rule => rule != "shared-orders" || kinds.Contains("orders")).Order(StringComparer.Ordinal));
    }

    private List<string> Of(string path)
    {
        var scope = Scope(path);
        return [.. Book().Rules.Where(scope.Concerns).Select(rule => rule.Name)];
    }

    private Bylaw.Specs.Describing.SectionScope Scope(string path) => new FileRules(Book(), FileOutline.Of(_folder, path)).Scope;

    private static RuleBook Book()
    {
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", Rules), []);
        Assert.Empty(book.Problems);
        return book;
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
