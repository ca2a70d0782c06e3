namespace Bylaw.Rules.Language;

/// <summary>What C#, editors and similar tools call the words of the rule language; each counts only where the word it stands for is known.</summary>
internal static class OtherWords
{
    private static readonly IReadOnlyDictionary<string, string[]> Known = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        // Severities, of a compiler and of editors.
        ["warn"] = ["warning"],
        ["info"] = ["suggestion"],
        ["information"] = ["suggestion"],
        ["hint"] = ["suggestion"],
        ["hidden"] = ["silent"],
        ["fatal"] = ["error"],
        ["off"] = ["none", "false"],
        ["no"] = ["none", "false"],
        ["false"] = ["none"],
        ["disable"] = ["none"],
        ["disabled"] = ["none"],
        ["on"] = ["true"],
        ["yes"] = ["true"],

        // Keys.
        ["version"] = ["bylaw"],
        ["include"] = ["extends"],
        ["imports"] = ["extends"],
        ["namespace"] = ["namespaces", "in"],
        ["where"] = ["in"],
        ["scope"] = ["in"],
        ["who"] = ["in"],
        ["name"] = ["named"],
        ["facet"] = ["is"],
        ["kind"] = ["is"],
        ["inherits"] = ["extends"],
        ["base"] = ["extends"],
        ["interface"] = ["implements"],
        ["attribute"] = ["attributes", "has"],
        ["assembly"] = ["project"],
        ["why"] = ["because", "reason"],
        ["reason"] = ["because"],
        ["because"] = ["reason"],
        ["message"] = ["because"],
        ["description"] = ["because"],
        ["fix"] = ["instead"],
        ["deny"] = ["forbid"],
        ["ban"] = ["forbid"],
        ["disallow"] = ["forbid"],
        ["class"] = ["type", "types"],
        ["type"] = ["types", "at"],
        ["until"] = ["expires"],
        ["path"] = ["file", "folder"],
        ["method"] = ["public-method", "members"],
        ["methods"] = ["members", "method"],
        ["final"] = ["sealed"],

        // Facets.
        ["controller"] = ["endpoint"],
        ["controllers"] = ["endpoint"],
        ["api"] = ["endpoint"],
        ["dbcontext"] = ["db-session"],
        ["database"] = ["db-session"],
        ["db"] = ["db-session"],
        ["model"] = ["entity"],
        ["hosted-service"] = ["background-service"],
        ["worker"] = ["background-service"],
        ["http"] = ["http-type"],
    };

    public static IReadOnlyList<string> Of(string word) => Known.TryGetValue(word, out var words) ? words : [];
}
