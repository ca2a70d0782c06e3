namespace Bylaw.CodeFixes.Tests.ForbiddenUse;

public sealed class ForbiddenAttributeCodeFixTests
{
    private static FixTest<ForbiddenAttributeCodeFix> Test => new FixTest<ForbiddenAttributeCodeFix>().Expect("BYL2005").Rules("""
        bylaw: 1
        rules:
          no-anonymous: { forbid: { attributes: [System.ObsoleteAttribute, System.SerializableAttribute, System.Runtime.InteropServices.DllImportAttribute] } }
        """);

    [Fact]
    public Task It_goes_and_the_others_stay() => Test
        .Source("""
            using System;

            /// <summary>Kept.</summary>
            [[|Serializable|]]
            class C
            {
                [[|Obsolete|]("old"), CLSCompliant(false)]
                int A() => 1;

                // Kept.
                [CLSCompliant(false)]
                [[|Obsolete|]]
                int B() => 2;
            }
            """)
        .Fixed("""
            using System;

            /// <summary>Kept.</summary>
            class C
            {
                [CLSCompliant(false)]
                int A() => 1;

                // Kept.
                [CLSCompliant(false)]
                int B() => 2;
            }
            """)
        .Title("Remove [Serializable] (review)").Review().RunAsync();

    [Fact]
    public Task Not_where_the_method_lives_by_it() => Test
        .Source("using System.Runtime.InteropServices; class C { [[|DllImport|](\"a\")] static extern int A(); }").NotOffered().RunAsync();
}
