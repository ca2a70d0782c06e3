using System.Text;

namespace Bylaw.Benchmarks.Specs;

/// <summary>Documents as agents read them, no two the same: rules of every kind between prose, tables, trees and code.</summary>
internal static class SpecOfNumber
{
    private const int Sections = 5;
    private const int LinesOfSection = 9;

    private static readonly string[] Parts = ["orders", "billing", "stock", "search", "mail", "reports", "users", "carts", "prices", "returns", "ledgers"];

    // Few of them become rules: a rule file holds a million characters, and every sentence is quoted in it.
    private static readonly string[] Lines =
    [
        "- Controllers must not use the `DbContext` of {0}; call a service.",
        "- Prefer small methods in {0}, and split what does two things.",
        "- Discuss changes of the {0} contract with the team before you start.",
        "- Keep the names of {0} close to what the business calls them, because support reads the logs too.",
        "- Run `dotnet test` for {0} before you push.",
        "- Think about what happens when {0} and {1} change at the same time.",
        "- The tests of {0} should read as sentences.",
        "- Write a changelog entry whenever {0} behaves differently from before.",
        "- Handle errors of {0} where something can be done about them, unless {1} has to know.",
        "- **{0}**: talks to {1} through events, and knows nothing of its tables.",
        "- Ask when a requirement of {0} is unclear instead of guessing.",
        "- Use clear names; comments in {0} say why, not what.",
        "The module for {0} was split from {1} last year. Most of it is stable, and new features belong elsewhere.",
        "| {0} | talks to {1} | owned by the {1} team |",
        "- Never log what customers of {0} type in.",
        "- Consider caching {0} if the profile shows that it pays off.",
    ];

    private static readonly string[] Headings = ["Architecture", "Rules for {0}", "How we work", "Code style", "Testing {0}", "Background", "Conventions", "Review checklist"];

    public static string Write(int number)
    {
        // The same on every machine, whatever its Random.
        var state = (uint)number * 2_654_435_761u + 1;
        var text = new StringBuilder($"---\nname: agent-{number}\ndescription: Works on {Pick(Parts)} and {Pick(Parts)}.\n---\n\n# {Pick(Parts)} {number}\n");
        for (var section = 0; section < Sections; section++)
        {
            text.Append("\n## ").AppendFormat(null, Pick(Headings), Pick(Parts)).Append("\n\n");
            for (var line = 0; line < LinesOfSection; line++)
                text.AppendFormat(null, Pick(Lines), Pick(Parts), Pick(Parts)).Append('\n');
        }

        return text.Append($"\n```csharp\npublic sealed class {Pick(Parts)}Service{number};\n```\n").ToString();

        string Pick(string[] from)
        {
            state = state * 1_664_525 + 1_013_904_223;
            return from[(state >> 16) % from.Length];
        }
    }
}
