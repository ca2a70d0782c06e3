namespace Bylaw.CodeFixes.Tests.ForbiddenUse;

public sealed class ForbiddenAttributeCodeFixTests
{
    private static FixTest<ForbiddenAttributeCodeFix> Test => new FixTest<ForbiddenAttributeCodeFix>().Expect("BYL2005").Rules("""
        bylaw: 1
        rules:
          no-anonymous: { forbid: { attributes: [System.ObsoleteAttribute, System.SerializableAttribute] } }
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
}
