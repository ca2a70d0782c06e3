using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class CompanionTests
{
    private const string Id = "BYL1007";

    private const string Services = """
        namespace Shop.Services;
        public class OrderService { public class Nested { } }
        public class MailService { }
        public abstract class BaseService { }
        public static class TextService { }
        public interface IOrderService { }
        internal class HiddenService { }
        public class Helper { }
        """;

    private static RuleTest Tests(string name, string require = "{ companion: { named: \"{Name}Tests\" } }", string project = "Shop.Tests") => new RuleTest().AssemblyName(project).Rules($$"""
        bylaw: 1
        layers:
          Service: { named: "{Entity}Service" }
        rules:
          {{name}}: { in: Service, require: {{require}} }
        """).Project("Shop", shop => shop.Source(Services)).Property("BylawIsTestProject", "true").Expect(Id);

    [Fact]
    public Task A_class_without_tests_reports_at_the_rule() => Tests("{|#0:tested|}").Source("class OrderServiceTests { }")
        .Expect(0, Id, "'MailService' (Service) must have 'MailServiceTests' in 'Shop.Tests' [tested]").RunAsync();

    [Fact]
    public Task A_companion_may_be_of_the_same_project() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          {|#0:validated|}: { in: { named: "*Command" }, require: { companion: { named: "{Name}Validator", in-project: "{Project}" } } }
        """).Source("namespace Shop; public class ShipCommand; public class MailCommand; public class MailCommandValidator; public interface ICommand; public abstract class BaseCommand;")
        .Expect(0, Id, "'ShipCommand' must have 'ShipCommandValidator' in 'Shop' [validated]").RunAsync();

    private static RuleTest Anywhere(string name) => new RuleTest().AssemblyName("Shop.Orders").Rules($$"""
        bylaw: 1
        rules:
          {{name}}: { in: { named: "*Command" }, require: { companion: { named: "{Name}Validator", in-project: any } } }
        """).Expect(Id);

    [Fact]
    public Task Companions_stand_where_others_of_the_project_have_theirs() => Anywhere("{|#0:validated|}")
        .Project("Shop.Orders.Contracts", contracts => contracts.Source("public class ShipCommand; public class MailCommand; public class PackCommand; public class PackCommandValidator;"))
        .Source("class MailCommandValidator;")
        .Expect(0, Id, "'ShipCommand' must have 'ShipCommandValidator' in 'Shop.Orders' [validated]").RunAsync();

    [Fact]
    public Task A_project_that_only_sends_commands_has_none_of_their_companions() => Anywhere("validated")
        .Project("Shop.Mails.Contracts", contracts => contracts.Source("public class MailCommand;"))
        .Source("public class ShipCommand; public class ShipCommandValidator;").RunAsync();

    [Fact]
    public Task Companions_of_the_same_project_are_judged_there() => Anywhere("{|#0:validated|}")
        .Source("public class ShipCommand; public class ShipCommandValidator; public class MailCommand;")
        .Expect(0, Id, "'MailCommand' must have 'MailCommandValidator' in 'Shop.Orders' [validated]").RunAsync();

    [Fact]
    public Task A_test_project_needs_no_companions_of_its_own() => new RuleTest().AssemblyName("Shop.Tests").Property("BylawIsTestProject", "true").Rules("""
        bylaw: 1
        rules:
          validated: { in: { named: "*Command" }, require: { companion: { named: "{Name}Validator", in-project: "{Project}" } } }
        """).Source("public class ShipCommand;").RunAsync();

    [Fact]
    public Task Each_class_without_tests_is_a_finding() => Tests("{|#0:{|#1:tested|}|}").Source("class C { }")
        .Expect(0, Id, "'OrderService' (Service) must have 'OrderServiceTests' in 'Shop.Tests' [tested]")
        .Expect(1, Id, "'MailService' (Service) must have 'MailServiceTests' in 'Shop.Tests' [tested]").RunAsync();

    [Fact]
    public Task Tests_are_found_wherever_they_stand() => Tests("tested").Source("""
        namespace Any.Where { class OrderServiceTests { } }
        class Mail { class MailServiceTests { } }
        """).RunAsync();

    [Fact]
    public Task Alternatives_and_captures_are_filled_in() => Tests("{|#0:tested|}", "{ companion: { named: [\"{Name}Tests\", \"{Entity}Specs\"] } }").Source("class MailSpecs { }")
        .Expect(0, Id, "'OrderService' (Service) must have 'OrderServiceTests' or 'OrderSpecs' in 'Shop.Tests' [tested]").RunAsync();

    [Fact]
    public Task Another_test_project_is_not_asked() => Tests("tested", project: "Shop.IntegrationTests").Source("class C { }").RunAsync();

    [Fact]
    public Task One_project_may_have_them_all() => Tests("{|#0:tested|}", "{ companion: { named: \"{Name}Tests\", in-project: Everything } }", "Everything")
        .Source("class OrderServiceTests { }").Expect(0, Id).RunAsync();

    [Fact]
    public Task Exceptions_and_baseline_name_the_class() => new RuleTest().AssemblyName("Shop.Tests").Rules("""
        bylaw: 1
        rules:
          tested: { in: { named: "*Service" }, require: { companion: { named: "{Name}Tests" } } }
        exceptions:
          - { rule: tested, at: Shop.Tests, to: OrderService, reason: Goes., expires: never }
        """).AdditionalFile("src/Shop.Tests/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop.Tests | tested | assembly | signature | T:Shop.Services.MailService | 1\n")
        .Project("Shop", shop => shop.Source(Services)).Source("class C { }").RunAsync();
}
