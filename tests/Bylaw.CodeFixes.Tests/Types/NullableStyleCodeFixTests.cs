using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Types;

public sealed class NullableStyleCodeFixTests
{
    private static FixTest<NullableStyleCodeFix> Test => new FixTest<NullableStyleCodeFix>().Expect("BYL4001").Rules("""
        bylaw: 1
        rules:
          absence:
            ensure: { nullable-style: { forbid: ["System.Nullable<T>", "Option<T>"], null-default: required } }
        """);

    [Fact]
    public Task Nullable_becomes_a_question_mark() => Test
        .Source("using System; class C { /* a */ [|Nullable|]<int> Page; /* b */ }")
        .Fixed("class C { /* a */ int? Page; /* b */ }")
        .Title("Write 'int?' (safe)").RunAsync();

    [Fact]
    public Task Nested_and_side_by_side() => Test
        .Source("""
            using System;
            using System.Collections.Generic;
            class C
            {
                Dictionary<[|Nullable|]<int>, System.[|Nullable|]<(int A, [|Nullable|]<long> B)>>? Pages;
                global::System.[|Nullable|]<int> M([|Nullable|]<Guid> id) { [|Nullable|]<int> x = null; return x; }
            }
            """)
        .Fixed("""
            using System;
            using System.Collections.Generic;
            class C
            {
                Dictionary<int?, (int A, long? B)?>? Pages;
                int? M(Guid? id) { int? x = null; return x; }
            }
            """).RunAsync();

    [Fact]
    public Task Optional_parameters() => Test
        .Source("""
            using System;
            using System.Collections.Generic;
            using System.Runtime.InteropServices;
            #pragma warning disable CS8625
            class C
            {
                void A(int first, [|string|] name = null /* none */, string? by = [|default|], int? page = [|default(int?)|]) { }
                int B(string? by = [|default!|], [|Nullable|]<int> page = [|default|], List<[|Nullable|]<int>>? all = null) => 1;
                void D([[|Optional|]] string? by, [[|Optional|], DefaultParameterValue(null)] string? page) { }
            }
            """)
        .Fixed("""
            using System.Collections.Generic;
            #pragma warning disable CS8625
            class C
            {
                void A(int first, string? name = null /* none */, string? by = null, int? page = null) { }
                int B(string? by = null, int? page = null, List<int?>? all = null) => 1;
                void D(string? by = null, string? page = null) { }
            }
            """).RunAsync();

    [Fact]
    public Task A_new_question_mark_that_brings_a_warning() => Test.Review()
        .Source("class C { int M([|string|] name = null!) => name.Length; }")
        .Fixed("class C { int M(string? name = null) => name.Length; }")
        .Title("Write 'string? name = null' (review)").RunAsync();

    [Fact]
    public Task What_others_implement() => Test.Review()
        .Source("#pragma warning disable CS8625\ninterface C { int M([|string|] name = null); }")
        .Fixed("#pragma warning disable CS8625\ninterface C { int M(string? name = null); }").RunAsync();

    [Fact]
    public Task An_object_that_is_missing() => Test
        .Source("class C { void M([System.Runtime.InteropServices.[|Optional|]] object? by) { } }").NotOffered().RunAsync();

    private static FixTest<NullableStyleCodeFix> Options => Test.Source("src/Shop/Option.cs", """
        namespace Core
        {
            public readonly struct Option<T>(T value)
            {
                public static Option<T> None => default;
                public static Option<T> Some(T value) => new(value);
                public bool HasValue { get; } = true;
                public T Value { get; } = value;
                public T ValueOr(T other) => HasValue ? Value : other;
                public static implicit operator Option<T>(T value) => Some(value);
            }

            public static class Option { public static Option<T> Some<T>(T value) => value; public static Option<T> None<T>() => default; }
        }
        """);

    [Fact]
    public Task An_option_flows_through_methods_and_locals() => Options.Review()
        .Source("""
            using Core;

            class Orders
            {
                private readonly Order? _one;

                public [|Option|]<Order> Find(int id) => id == 1 && _one is not null ? [|Option|]<Order>.Some(_one) : [|Option|]<Order>.None; // the one

                public [|Option|]<int> Count(bool some)
                {
                    if (some)
                        return Option.Some(1);
                    return some ? 2 : Option.None<int>();
                }

                public string Name(int id)
                {
                    var order = Find(id);
                    if (!order.HasValue)
                        return nameof(Find);
                    var count = Count(true);
                    return order.Value.Name + (count.HasValue ? count.Value : 0) + Count(false).HasValue.ToString();
                }

                private static bool Is([|Option|]<Order> order) => order.HasValue && order.Value.Name.Length > 0;

                bool Both() => Is(Find(1)) || Is(_one is null ? default : _one);
            }

            class Order { public string Name { get; } = ""; }
            """)
        .Fixed("""
            class Orders
            {
                private readonly Order? _one;

                public Order? Find(int id) => id == 1 && _one is not null ? _one : null; // the one

                public int? Count(bool some)
                {
                    if (some)
                        return 1;
                    return some ? 2 : null;
                }

                public string Name(int id)
                {
                    var order = Find(id);
                    if (order is null)
                        return nameof(Find);
                    var count = Count(true);
                    return order.Name + (count is not null ? count.Value : 0) + (Count(false) is not null).ToString();
                }

                private static bool Is(Order? order) => order is not null && order.Name.Length > 0;

                bool Both() => Is(Find(1)) || Is(_one is null ? default : _one);
            }

            class Order { public string Name { get; } = ""; }
            """).RunAsync();

    [Fact]
    public Task An_option_of_another_file() => Options.Review()
        .Source("class Order { public Core.[|Option|]<string> Note { get; set; } = Core.[|Option|]<string>.None; }")
        .Fixed("class Order { public string? Note { get; set; } = null; }")
        .Source("class Orders { string Note(Order order) { if (order.Note.HasValue) return order.Note.Value; order.Note = \"a\"; return \"\"; } }")
        .Fixed("class Orders { string Note(Order order) { if (order.Note is not null) return order.Note; order.Note = \"a\"; return \"\"; } }")
        .Title("Write 'string?' for 'Note', and in its uses (review)").RunAsync();

    [Theory]
    [InlineData("string M(C c) => c.Note.Value;")]
    [InlineData("string M(C c) => c.Note.ValueOr(\"\");")]
    [InlineData("object M(C c) => c.Note;")]
    [InlineData("System.Collections.Generic.List<object> M(C c) => [c.Note];")]
    [InlineData("void M(C c) { foreach (var x in new[] { c.Note }) { } }")]
    public Task A_use_that_is_not_mechanical(string use) => Options
        .Source($"using Core; class C {{ public [|Option|]<string> Note {{ get; set; }} {use} }}").NotOffered().RunAsync();

    [Fact]
    public Task Others_have_the_signature() => Options
        .Source("using Core; interface C { [|Option|]<string> Find(); } class D : C { public virtual [|Option|]<string> Find() => default; }").NotOffered().RunAsync();
}
