namespace Bylaw.Cli.Explaining;

/// <summary>The reference page of an id, and which rules of the rule file can report it.</summary>
internal static class IdExplanation
{
    /// <exception cref="UnknownNameException">There is no such id.</exception>
    public static Explanation Of(string id, RuleText text)
    {
        if (ReferencePage.Of(id) is not { } page)
            throw new UnknownNameException($"There is no diagnostic '{id}'{Nearest.Hint(id, ReferencePage.Ids.Concat(text.Book.Rules.Select(rule => rule.CustomId).OfType<string>()), "; the ids are those of the messages, such as BYL1001, and BYL9001 to BYL9099 for rules with an id of their own.")}");

        var rules = text.Book.Rules.Where(rule => rule.Severity.IsOn && ReportedIds.Of(rule).Contains(id)).ToList();
        return new ExplanationBuilder($"{id}: {page.Title}")
            .AddRange(PageText.Sections(page))
            .Add("Rules that can report it", rules.Count == 0 && !id.StartsWith("BYL00", StringComparison.Ordinal)
                ? [$"None in {text.RuleFile}, nor in what it extends."]
                : rules.Select(rule => $"{text.Summary(rule)}  ({text.At(rule.Place)})"))
            .Add("On the web", $"{ReferencePage.Folder}{ReferencePage.NameOf(id)}.md")
            .Build();
    }
}
