using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Naming;

public sealed class FileNameCodeFixTests
{
    private static FixTest<FileNameCodeFix> Named(string file) => new FixTest<FileNameCodeFix>().Expect("BYL3002").Rules($$"""
        bylaw: 1
        layers:
          Service: { in: "**.Services" }
          Schema: { in: "**.Schemas" }
        rules:
          service-file: { in: Service, name: { type: "{Entity}Service", file: {{file}} } }
          schema-file: { in: Schema, name: { type: ["{Entity}Create", "{Entity}Update"], file: "{Entity}Schema.cs" } }
        """);

    private static FixTest<FileNameCodeFix> Test => Named("\"{Entity}Service.cs\"");

    [Fact]
    public Task The_file_is_renamed() => Test
        .Source("src/Shop/Orders.cs", "namespace Shop.Services; public class [|OrderService|]; public record Totals(int Sum);")
        .Removed("src/Shop/Orders.cs").FixedFile("src/Shop/OrderService.cs", "namespace Shop.Services; public class OrderService; public record Totals(int Sum);")
        .Title("Rename 'Orders.cs' to 'OrderService.cs' (safe)").RunAsync();

    [Fact]
    public Task An_interface_and_a_part() => Test
        .Source("src/Shop/Orders.cs", "namespace Shop.Services; public interface [|IOrderService|];")
        .Removed("src/Shop/Orders.cs").FixedFile("src/Shop/IOrderService.cs", "namespace Shop.Services; public interface IOrderService;")
        .Source("src/Shop/OrderSvc.Queries.cs", "namespace Shop.Services; public partial class [|OrderService|];")
        .Removed("src/Shop/OrderSvc.Queries.cs").FixedFile("src/Shop/OrderService.Queries.cs", "namespace Shop.Services; public partial class OrderService;")
        .RunAsync();

    [Fact]
    public Task A_type_of_several_gets_a_file_of_its_own() => Test
        .Source("src/Shop/OrderService.cs", """
            // Copyright: us

            using System;
            using System.Collections.Generic;
            using System.Text;

            namespace Shop.Services;

            /// <summary>Orders.</summary>
            public class OrderService
            {
                public Guid Id { get; }
            }

            /// <summary>Invoices.</summary>
            [Obsolete] // soon
            public class [|InvoiceService|]
            {
                public List<int> Numbers { get; } = [];
            }

            // Users
            public class [|UserService|]
            {
            }
            """)
        .Fixed("""
            // Copyright: us

            using System;
            using System.Text;

            namespace Shop.Services;

            /// <summary>Orders.</summary>
            public class OrderService
            {
                public Guid Id { get; }
            }

            """)
        .FixedFile("src/Shop/InvoiceService.cs", """
            // Copyright: us

            using System;
            using System.Collections.Generic;

            namespace Shop.Services;

            /// <summary>Invoices.</summary>
            [Obsolete] // soon
            public class InvoiceService
            {
                public List<int> Numbers { get; } = [];
            }

            """)
        .FixedFile("src/Shop/UserService.cs", """
            // Copyright: us

            namespace Shop.Services;

            // Users
            public class UserService
            {
            }
            """)
        .Title("Move 'InvoiceService' to 'InvoiceService.cs' (safe)").RunAsync();

    [Fact]
    public Task In_a_block() => Test
        .Source("src/Shop/Services.cs", """
            using System;

            namespace Shop.Services
            {
                public class [|OrderService|]
                {
                    public Guid Id { get; }
                }

                public class [|InvoiceService|];
            }
            """)
        .Removed("src/Shop/Services.cs")
        .FixedFile("src/Shop/OrderService.cs", """
            using System;

            namespace Shop.Services
            {
                public class OrderService
                {
                    public Guid Id { get; }
                }
            }
            """)
        .FixedFile("src/Shop/InvoiceService.cs", """
            namespace Shop.Services
            {
                public class InvoiceService;
            }
            """).RunAsync();

    [Fact]
    public Task What_belongs_into_one_file_comes_together() => Test
        .Source("src/Shop/OrderCreate.cs", """
            using System;

            namespace Shop.Schemas;

            public class [|OrderCreate|]
            {
                public Guid Id { get; }
            }
            """)
        .Removed("src/Shop/OrderCreate.cs")
        .Source("src/Shop/OrderUpdate.cs", """
            using System.Collections.Generic;

            namespace Shop.Schemas;

            public class [|OrderUpdate|]
            {
                public List<int> Lines { get; } = [];
            }

            """)
        .Removed("src/Shop/OrderUpdate.cs")
        .FixedFile("src/Shop/OrderSchema.cs", """
            using System;
            using System.Collections.Generic;

            namespace Shop.Schemas;

            public class OrderCreate
            {
                public Guid Id { get; }
            }

            public class OrderUpdate
            {
                public List<int> Lines { get; } = [];
            }

            """).RunAsync();

    [Fact]
    public Task Two_names_are_right() => Named("""["{Entity}Service.cs", "{Entity}.cs"]""")
        .Source("src/Shop/Orders.cs", "namespace Shop.Services; public class [|OrderService|];").NotOffered().RunAsync();

    [Fact]
    public Task Code_that_can_not_be_moved_alone() => Test
        .Source("src/Shop/OrderService.cs", """
            namespace Shop.Services;
            public class OrderService;
            #region more
            public class [|InvoiceService|];
            #endregion
            """).NotOffered().RunAsync();

    [Fact]
    public Task A_type_of_the_file_alone() => Test
        .Source("src/Shop/OrderService.cs", """
            namespace Shop.Services;
            public class OrderService;
            public class [|InvoiceService|] { object Own() => new Numbers(); }
            file class Numbers;
            """).NotOffered().RunAsync();
}
