using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Regions;

/// <summary>Endpoints must not use repositories; whatever is marked lies in an endpoint.</summary>
internal static class Endpoints
{
    public static RuleTest Rule() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          Endpoint:   { is: endpoint }
          Service:    { named: "*Service" }
          Repository: { named: "*Repository" }
        rules:
          layering: { flow: "Endpoint -> Service -> Repository" }
        """)
        .Source("Layers.cs", """
        namespace Shop
        {
            public interface IOrderRepository { string Get(int id); }
            public class OrderRepository : IOrderRepository { public string Get(int id) => ""; }
            public class OrderService(IOrderRepository orders) { public string Get(int id) => orders.Get(id); }
        }
        """).Expect("BYL1001");

    /// <summary>Top-level statements around `app`.</summary>
    public static RuleTest Program(string source) => Rule().Source("Program.cs", """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;
        using Shop;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<IOrderRepository, OrderRepository>();
        var app = builder.Build();

        """ + source).OutputKind(OutputKind.ConsoleApplication);
}
