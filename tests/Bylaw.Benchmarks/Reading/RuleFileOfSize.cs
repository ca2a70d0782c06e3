using System.Text;

namespace Bylaw.Benchmarks.Reading;

/// <summary>A rule file of any number of rules, in the proportions of a real one.</summary>
internal static class RuleFileOfSize
{
    public static string Write(int rules)
    {
        var text = new StringBuilder("""
            # Rules of the shop's backend.
            bylaw: 1
            extends: [bylaw/backend]

            specs:
              backend: { file: docs/backend-engineer.md, applies-to: "src/**" }

            layers:
              Mapping: { in: "Shop.*.Mapping.**", shared: true }
              Contract: { in: "Shop.*.Contracts.**", shared: true }
              Gateway: { any: [{ named: "{Entity}Gateway" }, { in: "**.Gateways.**" }] }

            rules:

            """);
        for (var i = 0; i < rules; i++)
            text.Append(Rule(i));
        return text.ToString();
    }

    private static string Rule(int i)
    {
        var verb = (i % 5) switch
        {
            0 => $$"""
                    in: Service
                    forbid: { members: [System.DateTime.Now, "Shop.Clock{{i}}.UtcNow"] }
                    instead: { use: System.TimeProvider, note: Take it as a constructor parameter. }
                """,
            1 => $$"""
                    in: { in: "Shop.{Module}.**", not: { named: "*Seed{{i}}" } }
                    forbid: { types: [{ in: "Shop.{!Module}.**", not: { in: "Shop.*.Api.**" } }] }
                    severity: { default: error, "src/Legacy/**": suggestion }
                """,
            2 => $$"""
                    in: Endpoint
                    allow: { layers: [Contract, Service], types: [{ is: dto }, { named: ["*Command", "*Query"] }, Shop.Sender{{i}}] }
                """,
            3 => $$"""
                    reserve:
                      types: [Shop.Git.Repository{{i}}]
                      for: { named: "*Worktree{{i}}Service" }
                      owner: the platform team
                """,
            _ => $$"""
                    in: any
                    forbid: { namespaces: ["Legacy{{i}}.**"], attributes: System.ObsoleteAttribute }
                    examples: { ok: "class OrderService { }", bad: "class OrderHelper { }" }
                """,
        };
        return $"""
              rule-number-{i}:
            {verb}
                because: it says so in the handbook, and whoever has looked for the other way knows why
                source: {"{"} spec: backend, line: {i + 1}, quote: "Sentence {i} of the handbook." {"}"}

            """;
    }
}
