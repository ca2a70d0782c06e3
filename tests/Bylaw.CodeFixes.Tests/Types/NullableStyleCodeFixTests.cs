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
    public Task A_wrapper_of_others() => Test
        .Source("struct Option<T> { } class C { [|Option|]<int> Page; }").NotOffered().RunAsync();

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
            using System;
            using System.Collections.Generic;
            using System.Runtime.InteropServices;
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
}
