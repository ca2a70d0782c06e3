using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.RuleFile;

public sealed class RuleFileTests
{
    private const string Layers = """
        bylaw: 1
        layers:
          Web:  { in: "App.Web.**" }
          Data: { in: "App.Data.**" }
        rules:
          layering: { flow: [ "Web -> Data" ] }
          no-clock: { forbid: { members: System.DateTime.Now } }
          off: { forbid: { types: System.Random }, severity: none }
        """;

    [Fact]
    public Task Without_a_rule_file_the_project_is_warned() => new RuleTest()
        .Source("class C;")
        .ExpectNoLocation("BYL0001", "No bylaw.yml lies in the project's folder or above it, so Bylaw checks nothing; add one, or set BylawEnabled to false in the project")
        .RunAsync();

    [Fact]
    public Task An_empty_rule_file_is_invalid() => new RuleTest().Rules("{|BYL0002:|}").Source("class C;").RunAsync();

    [Fact]
    public Task A_rule_file_without_rules_has_no_effect() => new RuleTest().Rules("{|BYL0004:|}bylaw: 1").Source("class C;").RunAsync();

    [Fact]
    public Task An_unknown_key_names_the_nearest() => new RuleTest().Rules("""
        bylaw: 1
        {|#0:layer|}:
          Web: { in: "App.Web.**" }
        rules:
          no-clock: { forbid: { members: System.DateTime.Now } }
        """)
        .Expect(0, "BYL0002", "'layer' is no key of a rule file, did you mean 'layers'?")
        .Source("class C;").RunAsync();

    [Fact]
    public Task A_slip_in_a_selector_is_one_finding_in_each_of_four_projects() => new RuleTest().AssemblyName("App.Web").Rules("""
        bylaw: 1
        layers:
          Web:  { is: {|BYL0002:endpont|} }
          Core: { in: "App.Core.**" }
        rules:
          layering: { flow: [ "Web -> Core" ] }
        """)
        .Project("App.Core", core => core.Source("namespace App.Core; public class Order;"))
        .Project("App.Data", data => data.Source("namespace App.Data; public class Orders(App.Core.Order order) { public App.Core.Order First => order; }").References("App.Core"))
        .Project("App.Jobs", jobs => jobs.Source("namespace App.Jobs; public class Job(App.Core.Order order) { public App.Core.Order First => order; }").References("App.Core"))
        .Source("namespace App.Web; public class Page(App.Core.Order order) { public App.Core.Order First => order; }")
        .RunAsync();

    [Fact]
    public Task A_layer_by_path_alone_is_not_stable() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          {|#0:Web|}:  { path: "src/Web/**" }
          Data: { in: "App.Data.**" }
        rules:
          layering: { flow: [ "Web -> Data" ] }
        """)
        .Expect(0, "BYL0004", "The layer 'Web' rests on path alone, which not every compilation can see; add a selector that shows in the type itself, such as in, named, extends or has")
        .Source("class C;").RunAsync();

    [Fact]
    public Task A_layer_narrowed_by_path_is_not_stable() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          {|#0:Web|}:  { in: "App.Web.**", path: "src/Web/**" }
          Data: { in: "App.Data.**" }
        rules:
          layering: { flow: [ "Web -> Data" ] }
        """)
        .Expect(0, "BYL0004", "The layer 'Web' is narrowed by path, which not every compilation can see; take that out of the layer and put it into the rules' `in`")
        .Source("class C;").RunAsync();

    [Fact]
    public Task A_layer_shadowed_by_another_has_no_effect() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          Web:  { in: "App.Web.**" }
          {|BYL0004:Page|}: { in: "App.Web.**" }
        rules:
          layering: { flow: [ "Web -> Page" ] }
        """).Source("class C;").RunAsync();

    [Fact]
    public Task A_capture_that_nothing_binds_is_invalid() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          modules:
            in: { in: "Shop.*.**" }
            forbid: { types: { in: "Shop.{|BYL0002:{!Module}|}.**" } }
        """).Source("class C;").RunAsync();

    [Fact]
    public Task A_broken_rule_does_not_stop_the_others() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          broken: { forbid: { types: App.Clock }, {|BYL0002:becuse|}: nobody knows }
          no-clock: { forbid: { types: App.Clock } }
        """)
        .Source("namespace App; class Clock; class User { {|BYL2001:Clock|}? clock; public bool Has => clock is null; }").RunAsync();

    [Fact]
    public Task A_file_that_extends_itself_is_invalid() => new RuleTest().Rules("""
        bylaw: 1
        extends: ./other.bylaw.yml
        rules:
          no-clock: { forbid: { members: System.DateTime.Now } }
        """)
        .AdditionalFile("other.bylaw.yml", "extends", """
        bylaw: 1
        extends: {|BYL0002:./bylaw.yml|}
        """)
        .Source("class C;").RunAsync();

    [Fact]
    public Task A_missing_file_is_named() => new RuleTest().Rules("""
        bylaw: 1
        extends: [{|#0:bylaw/backnd|}, {|#1:./derivd.bylaw.yml|}]
        rules:
          no-clock: { forbid: { members: System.DateTime.Now } }
        """)
        .AdditionalFile("derived.bylaw.yml", "extends", "bylaw: 1")
        .Expect(0, "BYL0002").Expect(1, "BYL0002", "'./derivd.bylaw.yml' is not found, did you mean './derived.bylaw.yml'?")
        .Source("class C;").RunAsync();

    [Fact]
    public Task A_rule_of_the_project_that_holds_for_nothing_is_dead() => new RuleTest().ProjectRules("""
        bylaw: 1
        layers:
          Web:  { in: "App.Web.**" }
          {|#0:Data|}: { in: "App.Dta.**" }
        rules:
          layering: { flow: [ "Web -> Data" ] }
          {|#1:no-clock|}: { in: Data, forbid: { members: System.DateTime.Now } }
        """)
        .Expect(0, "BYL0003", "The layer 'Data' has no type in this project; correct its selector, or take it out")
        .Expect(1, "BYL0003", "The rule 'no-clock' holds for no type of this project, so it checks nothing; correct its 'in'")
        .Source("namespace App.Web { class Page; } namespace App.Data { class Orders; }").RunAsync();

    [Fact]
    public Task A_preset_may_speak_of_layers_that_a_project_does_not_have() => new RuleTest().ProjectRules("""
        bylaw: 1
        extends: bylaw/backend
        """).Source("class C;").RunAsync();

    [Fact]
    public Task A_preset_rule_that_the_project_changes_has_to_hold_for_something() => new RuleTest().ProjectRules("""
        bylaw: 1
        extends: bylaw/backend
        rules:
          {|#0:service-name|}: { severity: error }
        """)
        .Expect(0, "BYL0003", "The rule 'service-name' holds for no type of this project, so it checks nothing; correct its 'in'")
        .Source("class C;").RunAsync();

    [Fact]
    public Task A_shared_rule_file_may_speak_of_other_projects() => new RuleTest().Rules(Layers).Source("namespace App.Core; class Order;").RunAsync();

    [Fact]
    public Task An_exception_is_announced_two_weeks_before_its_end() => new RuleTest().Rules(Layers + """

        exceptions:
          - {|#0:rule|}: layering
            at: App.Data.Orders
            reason: Moves out in May.
            expires: 2026-01-15
          - { rule: layering, at: App.Data.Orders, reason: Later., expires: 2026-01-16 }
          - {|#1:rule|}: [layering, no-clock]
            at: GET /health
            to: App.Web.Page
            reason: Forgotten.
            expires: 2025-12-31
        """)
        .Expect(0, "BYL0007", "The exception from layering at 'App.Data.Orders' expires on 2026-01-15, in 14 days; its reason is: Moves out in May")
        .Expect(1, "BYL0010", "The exception from layering, no-clock at 'GET /health' for 'App.Web.Page' expired on 2025-12-31; mend the code, or give it a new date. Its reason was: Forgotten")
        .Source("class C;").RunAsync();

    [Fact]
    public Task A_baseline_entry_that_the_code_has_outgrown_is_stale() => new RuleTest().AssemblyName("App").Rules(Layers)
        .AdditionalFile("bylaw.baseline", "baseline", """
        # bylaw baseline 1
        {|#0:App | layering | M:App.Data.Orders.First(App.Web.Page) | signature | T:App.Web.Page | 2|}
        {|#1:App | layering | M:App.Data.Orders.First(App.Web.Page) | body | T:App.Web.Page | 1|}
        {|#2:App | layering | M:App.Data.Orders.Gone | body | T:App.Web.Page | 1|}
        {|#3:App | layring | M:App.Data.Orders.First(App.Web.Page) | body | T:App.Web.Page | 1|}
        {|#4:App | off | M:App.Data.Orders.First(App.Web.Page) | body | T:App.Web.Page | 1|}
        {|#5:App | layering | GET /orders | body | T:App.Web.Page | 1|}
        {|#6:App | layering | T:System.String | signature |  | 1|}
        {|#7:App | layering | assembly | signature | T:App.Web.Page | 1|}
        {|#8:App | layering | P:App.Data.Orders.Item(System.Int32) | signature | T:App.Web.Page | 1|}
        {|#9:App | layering | M:Program.<Main>$(System.String[]) | body | T:App.Web.Page | 1|}
        Other | layering | M:App.Data.Orders.Gone | body | T:App.Web.Page | 1
        """)
        .Expect(0, "BYL0006", "The signature of 'M:App.Data.Orders.First(App.Web.Page)' breaks 'layering' once, the baseline allows 2; lower it to 1")
        .Expect(1, "BYL0006", "The body of 'M:App.Data.Orders.First(App.Web.Page)' no longer breaks 'layering' with 'T:App.Web.Page'; remove the line")
        .Expect(2, "BYL0006", "'M:App.Data.Orders.Gone' is not found in this project; remove the line, or write the new name if it was renamed")
        .Expect(3, "BYL0006", "There is no rule 'layring', did you mean 'layering'?")
        .Expect(4, "BYL0006", "The rule 'off' is switched off in this project, so there is nothing to freeze; remove the line")
        .Expect(5, "BYL0006", "The body of 'GET /orders' no longer breaks 'layering' with 'T:App.Web.Page'; remove the line")
        .Expect(6, "BYL0006", "'T:System.String' is not found in this project; remove the line, or write the new name if it was renamed")
        .Expect(7, "BYL0006", "The signature of 'assembly' no longer breaks 'layering' with 'T:App.Web.Page'; remove the line")
        .Expect(8, "BYL0006", "The signature of 'P:App.Data.Orders.Item(System.Int32)' no longer breaks 'layering' with 'T:App.Web.Page'; remove the line")
        .Expect(9, "BYL0006", "The body of 'M:Program.<Main>$(System.String[])' no longer breaks 'layering' with 'T:App.Web.Page'; remove the line")
        .OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).Source("Program.cs", "System.Console.WriteLine();")
        .Source("namespace App.Web { public class Page; } namespace App.Data { public class Orders { public void First(App.Web.Page page) { } public int this[int i] => i; } }").RunAsync();

    [Fact]
    public Task The_baseline_of_a_rule_that_cannot_be_read_is_not_stale() => new RuleTest().AssemblyName("App").Rules("""
        bylaw: 1
        rules: { no-clock: { forbid: { members: System.DateTime.Now }, {|BYL0002:becuse|}: tests set it } }
        """)
        .AdditionalFile("bylaw.baseline", "baseline", """
        # bylaw baseline 1
        App | no-clock | M:C.M | body | P:System.DateTime.Now | 1
        """)
        .Source("class C { object M() => System.DateTime.Now; }").RunAsync();

    [Fact]
    public Task A_baseline_entry_of_a_rule_that_is_not_there_names_the_nearest() => new RuleTest().AssemblyName("App").Rules(Layers)
        .AdditionalFile("bylaw.baseline", "baseline", """
        # bylaw baseline 1
        {|#1:App | clock | M:App.Web.Page.Open | body | P:System.DateTime.Now | 1|}
        {|#0:App | layring | M:App.Web.Page.Open | body | T:App.Data.Orders | 1|}
        """)
        .Expect(0, "BYL0006", "There is no rule 'layring', did you mean 'layering'?").Expect(1, "BYL0006", "There is no rule 'clock'; remove the line")
        .Source("class C;").RunAsync();

    [Fact]
    public Task A_rule_that_can_not_be_read_makes_no_baseline_entry_stale() => new RuleTest().AssemblyName("App").Rules("""
        bylaw: 1
        rules:
          no-clock: { forbid: { {|BYL0002:mmbers|}: System.DateTime.Now } }
        """)
        .AdditionalFile("bylaw.baseline", "baseline", "# bylaw baseline 1\nApp | no-clock | M:App.Web.Page.Open | body | P:System.DateTime.Now | 1\n")
        .Source("class C;").RunAsync();

    [Fact]
    public Task A_broken_baseline_is_invalid() => new RuleTest().AssemblyName("App").Rules(Layers)
        .AdditionalFile("bylaw.baseline", "baseline", """
        # bylaw baseline 1
        {|BYL0002:App | layering | M:App.Data.Orders.Gone | bdy | T:App.Web.Page | 1|}
        """)
        .Source("class C;").RunAsync();
}
