using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Types;

public sealed class NullableDisabledCodeFixTests
{
    private static FixTest<NullableDisabledCodeFix> Test => new FixTest<NullableDisabledCodeFix>().Expect("BYL4002").Rules("""
        bylaw: 1
        rules:
          nullable: { ensure: { nullable-style: { nullable: enable } } }
        """);

    [Fact]
    public Task The_directive_goes() => Test
        .Source("""
            // Copyright: us
            [|#nullable disable|]

            namespace Shop;

            class A
            {
                int Get(string text) => text.Length;
            }
            """)
        .Fixed("""
            // Copyright: us

            namespace Shop;

            class A
            {
                int Get(string text) => text.Length;
            }
            """).Title("Remove '#nullable disable' (safe)").RunAsync();

    [Fact]
    public Task Several_in_a_file_with_what_restores() => Test
        .Source("""
            [|#nullable disable|]

            using System;

            class A
            {
                [|#nullable disable warnings|]
                Guid _a;
            #nullable restore
                [|#nullable disable|]
                int _b;
                #nullable restore
            }
            """)
        .Fixed("""
            using System;

            class A
            {
                Guid _a;
            #nullable restore
                int _b;
            }
            """).RunAsync();

    [Fact]
    public Task Around_a_member() => Test
        .Source("""
            class A
            {
            [|#nullable disable|]
                int _a;
            #nullable restore
                int _b;
            }
            """)
        .Fixed("""
            class A
            {
                int _a;
                int _b;
            }
            """).RunAsync();

    [Fact]
    public Task It_brings_a_warning() => Test.Review()
        .Source("[|#nullable disable|]\nclass A { string Name; }").Fixed("class A { string Name; }").Title("Remove '#nullable disable' (review)").RunAsync();

    [Fact]
    public Task It_brings_a_warning_elsewhere() => Test.Review()
        .Source("[|#nullable disable|]\nclass A { public void Set(string name) { } }").Fixed("class A { public void Set(string name) { } }")
        .Source("class B { void M() => new A().Set(null); }").RunAsync();

    [Fact]
    public Task A_part_of_a_project_that_is_off() => new FixTest<NullableDisabledCodeFix>().Expect("BYL4002").Nullable(NullableContextOptions.Disable).Rules("""
        bylaw: 1
        rules:
          nullable: { in: { named: "*Service" }, ensure: { nullable-style: { nullable: enable } } }
        """)
        .Source("// Copyright: us\n\nusing System;\n\nclass [|OrderService|] { Guid _id; }\nclass [|UserService|] { Guid _id; }\n")
        .Fixed("// Copyright: us\n\n#nullable enable\n\nusing System;\n\nclass OrderService { Guid _id; }\nclass UserService { Guid _id; }\n")
        .Source("class Other { string Name; }").Title("Write '#nullable enable' at the top of the file (safe)").RunAsync();

    [Fact]
    public Task A_warning_that_is_an_error() => Test
        .EditorConfig("dotnet_diagnostic.CS8618.severity = error")
        .Source("[|#nullable disable|]\nclass A { string Name; }").NotOffered().RunAsync();
}
