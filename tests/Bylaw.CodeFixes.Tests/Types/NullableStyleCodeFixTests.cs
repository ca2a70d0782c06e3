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
}
