using System.Text.RegularExpressions;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>Every diagnostic has a page, every page has the same form, and what a page shows behaves as it says.</summary>
public sealed partial class PageTests
{
    private static readonly string[] Sections = ["Rule", "Bad", "Good", "How to fix", "How to configure", "Scope and limits"];

    private static readonly Dictionary<string, string[]> LeftOut = new()
    {
        // A bug of ours: no rule file and no code is known to cause it, or it would be mended.
        ["BYL0008"] = ["Rule", "Bad", "Good"],
        // Comes from the package's targets before anything is compiled.
        ["BYL0009"] = ["Rule", "Bad", "Good"],
    };

    public static TheoryData<string> Ids => new(Diagnostics.Pages.Select(entry => entry.Id));

    public static TheoryData<string> Pages => new(Page.Ids);

    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var page in Page.Ids.Select(Page.Read))
            {
                foreach (var section in page.Sections.Where(section => section != "Rule" && page.Fences(section).Any(fence => fence.Language == "csharp")))
                    data.Add(page.Id, section);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_diagnostic_has_a_page(string id) => Assert.True(Page.Exists(id), $"rules/reference/{id}.md is missing");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_has_a_diagnostic(string id) => Assert.Contains(id, Diagnostics.Pages.Select(entry => entry.Id));

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_first_line_is_id_and_title(string id)
    {
        var page = Page.Read(id);

        Assert.Equal($"# {id}: {Diagnostics.Of(id).Title}", page.Title);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_cause_is_a_paragraph(string id)
    {
        var cause = Page.Read(id).Cause;

        Assert.NotEmpty(cause);
        Assert.EndsWith(".", cause, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n", cause);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_sections_are_there_in_their_order(string id)
    {
        var page = Page.Read(id);
        var mayLack = LeftOut.TryGetValue(id, out var sections) ? sections
            // What is wrong with a rule file shows in the rule file of Bad; there is no rule to break.
            : id.StartsWith("BYL00", StringComparison.Ordinal) ? ["Rule"] : [];

        Assert.Equal(Sections.Where(section => !mayLack.Contains(section) || page.Sections.Contains(section)), page.Sections);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_section_says_something(string id)
    {
        var page = Page.Read(id);

        Assert.All(page.Sections, section => Assert.True(page.Text(section) is { Length: > 0 }, section));
        if (page.Sections.Contains("Rule"))
            Assert.Equal(["yaml"], page.Fences("Rule").Select(fence => fence.Language).Distinct());
        if (page.Sections.Contains("Bad"))
            Assert.NotEmpty(PageExample.Of(page, "Bad"));
        if (page.Sections.Contains("Good"))
            Assert.NotEmpty(PageExample.Of(page, "Good"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_first_sentence_about_scope_says_when_it_is_decided(string id)
    {
        var sentence = FirstSentence().Match(Page.Read(id).Text("Scope and limits") ?? "").Value;

        Assert.Equal(Diagnostics.Of(id).Scope, Enum.GetValues<DiagnosticScope>().Single(scope => Regex.IsMatch(sentence, $@"\b{scope}\b")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_is_the_page(string id)
    {
        if (Diagnostics.Of(id).HelpLink is { } link)
            Assert.Equal($"https://github.com/bylaw-dotnet/bylaw/blob/main/rules/reference/{id}.md", link);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Bad_shows_the_diagnostic(string id)
    {
        var page = Page.Read(id);
        if (page.Sections.Contains("Bad"))
            Assert.All(PageExample.Of(page, "Bad"), example => Assert.Contains(example.Expected, finding => finding.EndsWith(id, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Good_shows_no_finding(string id) => Assert.All(PageExample.Of(Page.Read(id), "Good"), example => Assert.Empty(example.Expected));

    /// <summary>Bad and Good, and whatever else a page shows in code: a limit that is no longer one must leave the page.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_behaves_as_it_says(string id, string section)
    {
        foreach (var example in PageExample.Of(Page.Read(id), section))
            Assert.Equal(example.Expected, await example.FindAsync());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_of_this_repository(string id)
    {
        var text = File.ReadAllText(Path.Combine(Page.Folder, id + ".md"));

        Assert.All(Link().Matches(text).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("https://", StringComparison.Ordinal)),
            link => Assert.True(File.Exists(Path.Combine(Page.Folder, link.Split('#')[0])), link));
    }

    [GeneratedRegex(@"^.*?\.(?=\s|$)", RegexOptions.Singleline)]
    private static partial Regex FirstSentence();

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Link();
}
