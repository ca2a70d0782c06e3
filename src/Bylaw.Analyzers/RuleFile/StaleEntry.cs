using Bylaw.Rules.Baselines;
using Bylaw.Rules.Language;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL0006: why a baseline entry allows more than the code has, when all of the code has been seen.</summary>
internal static class StaleEntry
{
    /// <summary>Null when the entry is needed.</summary>
    public static (string Why, string? Meant)? Judge(BaselineEntry entry, CompilationRules rules)
    {
        var key = entry.Key;
        var found = rules.Health.CountOf(key);
        if (found >= entry.Count)
            return null;
        // Its own findings may come after this is asked: the order of what is decided at the end is not known.
        if (rules.Rules.Any(rule => rule.Name == key.Rule && rule.Verb is CompanionVerb or CatalogVerb) && key.Member == "assembly")
            return null;

        if (key.Member == BaselineKey.Solution && rules.Rules.Any(rule => rule.Name == key.Rule))
            return null;

        // A way through other projects is seen where they are known, and the line may stand for one.
        if (rules.Solution is null && rules.Project.HasProjectReferences && rules.Rules.Any(rule => rule.Name == key.Rule && rule.Verb is ForbidVerb { Transitive: true }))
            return null;

        var where = $"the {(key.Part == MemberPart.Body ? "body" : "signature")} of '{key.Member}'";
        if (found > 0)
            return ($"{where} breaks '{key.Rule}' {(found == 1 ? "once" : found + " times")}, the baseline allows {entry.Count}; lower it to {found}", BaselineText.Line(entry.Assembly, key, found));

        if (!rules.Book.Rules.Any(rule => rule.Name == key.Rule))
            return CannotBeRead(rules.Book) ? null : UnknownRule(entry, NearestWord.Of(key.Rule, rules.Book.Rules.Select(rule => rule.Name)));
        if (!rules.Rules.Any(rule => rule.Name == key.Rule))
            return ($"the rule '{key.Rule}' is switched off in this project, so there is nothing to freeze; remove the line", "");
        if (IsGone(key.Member, rules.Compilation))
            return ($"'{key.Member}' is not found in this project; remove the line, or write the new name if it was renamed", "");

        return ($"{where} no longer breaks '{key.Rule}'{(key.Target.Length > 0 ? $" with '{key.Target}'" : "")}; remove the line", "");
    }

    private static (string, string?) UnknownRule(BaselineEntry entry, string? near) => near is null
        ? ($"there is no rule '{entry.Key.Rule}'; remove the line", "")
        : ($"there is no rule '{entry.Key.Rule}'{NearestWord.Hint(near)}", BaselineText.Line(entry.Assembly, entry.Key with { Rule = near }, entry.Count));

    // The rule may be there with a slip in it, which is one finding and not another one for each line.
    private static bool CannotBeRead(RuleBook book) => book.Problems.Any(problem => problem.Id == ShapeChecker.InvalidId);

    // A route is known where its handler is analysed only, and what the compiler makes up has no id that can be looked up.
    private static bool IsGone(string member, Compilation compilation) =>
        member.Length > 2 && member[1] == ':' && member.IndexOf('<') < 0
        && !DocumentationCommentId.GetSymbolsForDeclarationId(member, compilation)
            .Any(symbol => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly));
}
