using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Require;

public sealed class RequiredBaseTests
{
    private const string Id = "BYL8003";

    private static RuleTest Repositories(string rule = "in: Repository", string extends = "\"RepositoryBase<*>\"") => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Repository: { named: "{Entity}Repository*" } }
        rules:
          based:
            {{rule}}
            require: { extends: {{extends}} }
        """).Source("namespace Shop.Data; public abstract class RepositoryBase<T> { }").Expect(Id);

    [Fact]
    public Task The_base_may_be_any_number_of_steps_up() => Repositories()
        .Source("using Shop.Data; class OrderRepository : RepositoryBase<int> { } class CachedOrderRepository : OrderRepository { } class KeyRepository<T> : RepositoryBase<T> { }").RunAsync();

    [Fact]
    public Task A_class_without_it_reports() => Repositories().Source("class {|#0:OrderRepository|} { }")
        .Expect(0, Id, "'OrderRepository' (Repository) must extend 'RepositoryBase<*>' [based]").RunAsync();

    [Fact]
    public Task A_base_may_be_known_by_its_members() => new RuleTest().Rules("""
        bylaw: 1
        rules: { audited: { in: { named: "*Entity" }, require: { extends: { members: { named: [CreatedAt, CreatedOn] } } } } }
        """).Source("public class Stored { public int CreatedAt { get; set; } } class GoodEntity : Stored { } class {|#0:BadEntity|} { }")
        .Expect(0, Id, "'BadEntity' must extend a type that has 'CreatedAt' or 'CreatedOn' [audited]").RunAsync();

    [Fact]
    public Task A_class_with_another_base_reports() => Repositories().Source("class Other { } class [|OrderRepository|] : Other { } class [|KeyRepository|]<T> { }").RunAsync();

    [Fact]
    public Task The_base_class_itself_is_fine() => Repositories("in: { in: \"**.Data\" }").RunAsync();

    [Fact]
    public Task A_base_of_a_referenced_project_counts() => new RuleTest().Rules("""
        bylaw: 1
        rules: { based: { in: { named: "*Repository" }, require: { extends: Shop.Core.RepositoryBase } } }
        """).Project("Shop.Core", core => core.Source("namespace Shop.Core; public class RepositoryBase { }"))
        .Source("class OrderRepository : Shop.Core.RepositoryBase { } class RepositoryBase { } class [|KeyRepository|] : RepositoryBase { }").Expect(Id).RunAsync();

    [Fact]
    public Task Interfaces_structs_and_static_classes_have_no_base() => Repositories()
        .Source("interface IOrderRepository { } static class OrderRepositoryExtensions { } struct OrderRepository { }").RunAsync();

    [Fact]
    public Task Records_have_one() => Repositories().Source("record [|OrderRepository|](int Id);").RunAsync();

    [Fact]
    public Task An_alias_is_fine() => Repositories().Source("using Base = Shop.Data.RepositoryBase<int>; class OrderRepository : Base { }").RunAsync();

    [Fact]
    public Task A_partial_class_reports_once_and_a_generated_one_never() => Repositories()
        .Source("src/Shop/A.cs", "partial class [|OrderRepository|] { } partial class KeyRepository { }")
        .Source("src/Shop/B.cs", "partial class OrderRepository { } partial class KeyRepository : Shop.Data.RepositoryBase<int> { }")
        .Source("src/Shop/C.g.cs", "class GenRepository { }").RunAsync();

    [Fact]
    public Task Nested_classes_report_when_their_own_name_selects_them() => Repositories()
        .Source("class OrderRepository : Shop.Data.RepositoryBase<int> { class Cache { } class [|KeyRepository|] { } }").RunAsync();

    [Fact]
    public Task A_class_may_be_exempted() => Repositories("in: { layer: Repository, not: { named: Old* } }")
        .Source("class OldRepository { } class [|NewRepository|] { }").RunAsync();

    [Fact]
    public Task Methods_have_no_base() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          based:
            in: any
            require: { each: endpoint, {|#0:extends|}: RepositoryBase }
        """).Expect(0, "BYL0002", "'extends' is about types; make it a rule of its own with `each: type`").Source("class C { }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          based:
            in: { named: "*Repository" }
            require: { extends: "RepositoryBase<*>" }
            severity: { default: warning, "src/Old/**": none }
        exceptions:
          - { rule: based, at: ViewRepository, reason: Reads a view., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | based | T:KeyRepository | signature |  | 1\n")
        .Source("src/Old/A.cs", "class OldRepository { }")
        .Source("class ViewRepository { } class KeyRepository { } class [|NewRepository|] { }").Expect(Id).RunAsync();
}
