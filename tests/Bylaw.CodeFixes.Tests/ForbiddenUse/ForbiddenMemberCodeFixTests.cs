namespace Bylaw.CodeFixes.Tests.ForbiddenUse;

public sealed class ForbiddenMemberCodeFixTests
{
    private static FixTest<ForbiddenMemberCodeFix> Test => new FixTest<ForbiddenMemberCodeFix>().Expect("BYL2002").Rules("""
        bylaw: 1
        rules:
          clock:
            forbid: { members: [System.DateTime.Now, System.DateTime.UtcNow, System.DateTimeOffset.UtcNow] }
            instead: { use: System.TimeProvider }
          ids:
            forbid: { members: [System.Guid.NewGuid, Shop.Bus.Send] }
            instead: { map: { System.Guid.NewGuid: Shop.Ids.Next, Shop.Bus.Send: Shop.Bus.Post } }
        """).Source("namespace Shop { public static class Ids { public static System.Guid Next() => default; } public class Bus { public int Send(int x) => x; public int Post(int x) => x; } }");

    [Fact]
    public Task A_clock_at_hand() => Test
        .Source("""
            using System;

            class Orders(TimeProvider clock)
            {
                public DateTime Placed() => DateTime.[|UtcNow|]; // now
                public (DateTime, DateTimeOffset) Both() => (System.DateTime.[|Now|].Date, DateTimeOffset.[|UtcNow|]);
            }

            class Customers
            {
                private readonly TimeProvider _time;
                public Customers(TimeProvider time) { _time = time; Since = DateTime.[|UtcNow|]; }
                public DateTime Since { get; }
                public bool IsNew() => Since > DateTime.[|UtcNow|].AddDays(-1);
            }
            """)
        .Fixed("""
            using System;

            class Orders(TimeProvider clock)
            {
                public DateTime Placed() => clock.GetUtcNow().UtcDateTime; // now
                public (DateTime, DateTimeOffset) Both() => (clock.GetLocalNow().LocalDateTime.Date, clock.GetUtcNow());
            }

            class Customers
            {
                private readonly TimeProvider _time;
                public Customers(TimeProvider time) { _time = time; Since = time.GetUtcNow().UtcDateTime; }
                public DateTime Since { get; }
                public bool IsNew() => Since > _time.GetUtcNow().UtcDateTime.AddDays(-1);
            }
            """)
        .RunAsync();

    [Fact]
    public Task Not_without_a_clock() => Test
        .Source("using System; class Orders(TimeProvider clock) { static DateTime M() => DateTime.[|UtcNow|]; class Inner { DateTime M() => DateTime.[|UtcNow|]; } public string Id => clock.ToString()!; }").NotOffered().RunAsync();

    [Theory]
    [InlineData("class C { TimeProvider? _clock = null; DateTimeOffset M() => _clock?.GetUtcNow() ?? DateTimeOffset.[|UtcNow|]; }")]
    [InlineData("class C { readonly TimeProvider _clock; DateTime _at; C(IServiceProvider all) { _at = DateTime.[|UtcNow|]; _clock = TimeProvider.System; } public override string ToString() => _clock.ToString()! + _at; }")]
    [InlineData("class B(DateTime at) { public DateTime At => at; } class C : B { readonly TimeProvider _clock = TimeProvider.System; C() : base(DateTime.[|UtcNow|]) { } TimeProvider Clock => _clock; }")]
    [InlineData("struct C(TimeProvider clock) { readonly TimeProvider _clock = clock; Func<DateTime> M() => () => DateTime.[|UtcNow|]; public override string ToString() => _clock.ToString()!; }")]
    public Task Not_a_clock_that_may_not_be_there(string type) => Test.Source("using System; " + type).NotOffered().RunAsync();

    [Fact]
    public Task The_member_that_the_rule_names() => Test
        .Source("using System;\nclass C { Guid A = Guid.[|NewGuid|](), B = System.Guid.[|NewGuid|](); int M(Shop.Bus bus) => bus /* the bus */ .[|Send|](bus.[|Send|](1)); }")
        .Fixed("using System;\nusing Shop;\nclass C { Guid A = Ids.Next(), B = Ids.Next(); int M(Shop.Bus bus) => bus /* the bus */ .Post(bus.Post(1)); }")
        .Title("Use Shop.Ids.Next instead (review)").Review().RunAsync();

    [Fact]
    public Task Not_a_member_that_does_not_fit() => Test
        .Source("using System; class C { Func<Guid> Next = Guid.[|NewGuid|]; }").NotOffered().RunAsync();
}
