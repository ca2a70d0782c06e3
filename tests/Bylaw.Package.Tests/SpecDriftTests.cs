using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

/// <summary>The build hands the analyzers the documents that the rule files name.</summary>
[Collection(PackageCollection.Name)]
public sealed class SpecDriftTests(PackageFeed feed)
{
    private const string Drift = "derived.bylaw.yml(8,16): warning BYL0005";

    [Fact]
    public void A_sentence_that_left_its_spec_is_a_warning_in_the_next_build()
    {
        var app = App("- Never write\n  to the **console**.\n");
        app.Build().Reports();

        app.File("docs/agent specs/AGENTS.md", "- Write logs, not to the console.\n").Build().Reports(Drift);
        app.File("docs/agent specs/AGENTS.md", "# Moved\n\nNever write to the console.\n").Build().Reports();
    }

    [Fact]
    public void It_can_be_switched_off() => App("Something else.").Build("-p:BylawSpecs=false").Reports();

    [Fact]
    public void A_document_that_does_not_exist_is_not_asked()
    {
        var app = App("Something else.");
        app.Delete("docs/agent specs/AGENTS.md");

        app.Build().Reports();
    }

    private Consumer App(string spec) => feed.Consumer()
        .Project()
        .File("bylaw.yml", "bylaw: 1\nextends: ./derived.bylaw.yml\n")
        .File("derived.bylaw.yml", """
            bylaw: 1
            specs: { agents: { file: "docs/agent specs/AGENTS.md" } }
            rules:
              no-console:
                forbid: { types: [System.Console] }
                source:
                  - spec: agents
                    quote: Never write to the console.
            """)
        .File("docs/agent specs/AGENTS.md", spec)
        .File("Order.cs", "namespace App; public class Order;");
}
