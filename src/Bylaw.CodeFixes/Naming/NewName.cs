using Bylaw.Rules.Language;

namespace Bylaw.CodeFixes;

/// <summary>The one name that a wrong one should have been by the patterns of a rule.</summary>
internal static class NewName
{
    /// <summary>What says nothing of what a type does, so that the word of the pattern may stand in its place.</summary>
    private static readonly string[] Vague = ["Helper", "Helpers", "Manager", "Util", "Utils", "Utility", "Utilities", "Svc", "Impl", "Implementation"];

    /// <summary>Words that say what a type is: whether another one goes behind it or in its place is for a person to say.</summary>
    private static readonly HashSet<string> Roles = new(StringComparer.Ordinal)
    {
        "Adapter", "Attribute", "Behavior", "Builder", "Cache", "Calculator", "Checker", "Client", "Command", "Consumer", "Controller", "Converter", "Creator", "Dispatcher",
        "Dto", "Endpoint", "Event", "Exception", "Executor", "Exporter", "Extensions", "Facade", "Factory", "Filter", "Formatter", "Gateway", "Generator", "Handler", "Hub",
        "Importer", "Initializer", "Job", "Listener", "Loader", "Mailer", "Mapper", "Message", "Middleware", "Model", "Module", "Monitor", "Notifier", "Options", "Parser",
        "Policy", "Processor", "Producer", "Provider", "Publisher", "Query", "Reader", "Repository", "Request", "Resolver", "Response", "Result", "Runner", "Scheduler", "Sender",
        "Service", "Settings", "Storage", "Store", "Strategy", "Validator", "Worker", "Writer",
    };

    private static readonly string[] Additions = ["Impl", "Implementation"];

    /// <param name="templates">Patterns in one segment.</param>
    /// <param name="isKnown">Whether a captured value passes its condition; null where there is none.</param>
    /// <returns>Null when there is none, or several.</returns>
    public static string? Of(string name, IEnumerable<string> templates, Captures captures, Func<string, Func<string, bool>?> isKnown)
    {
        var names = new List<string>();
        foreach (var template in templates)
        {
            if (Of(name, template, captures, isKnown) is { } found && found != name && !names.Contains(found))
                names.Add(found);
        }

        return names is [var only] ? only : null;
    }

    private static string? Of(string name, string template, Captures captures, Func<string, Func<string, bool>?> isKnown)
    {
        if (template.IndexOf('*') < 0 && captures.Fill(template) is { } filled)
            return filled;

        // One open part, the rest is known: {Entity}Service, *Async, I{Name}.
        var open = template.IndexOfAny(['*', '{']);
        var end = template[open] == '*' ? open : template.IndexOf('}', open);
        if (end < 0 || captures.Fill(template.Substring(0, open)) is not { } before || captures.Fill(template.Substring(end + 1)) is not { } after || after.IndexOf('*') >= 0)
            return null;

        var capture = template[open] == '*' ? null : template.Substring(open + 1, end - open - 1);
        if (before.Length > 0)
            return after.Length == 0 && (capture is null || before == "I") ? before + name : null;

        return after.Length == 0 ? null : Middle(name, after, capture, capture is null ? null : isKnown(capture)) is { Length: > 0 } middle ? middle + after : null;
    }

    // What of the name stays when it gets another ending.
    private static string? Middle(string name, string ending, string? capture, Func<string, bool>? isKnown)
    {
        var words = Words(name);
        if (words.Count > 2 && Additions.Contains(words[words.Count - 1]) && Without(name, words, 1).EndsWith(ending, StringComparison.Ordinal))
            return Known(Without(name, words, 1 + Words(ending).Count));
        // OrderSERVICE, OrderServices, OrderServce, OrderSvc
        if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            return Known(name.Substring(0, name.Length - ending.Length));

        var length = Words(ending).Count;
        if (words.Count > length)
        {
            var stem = Without(name, words, length);
            var tail = name.Substring(stem.Length);
            if (NearestWord.Within(Math.Max(1, ending.Length / 4), tail, [ending]) is not null || (tail.Length > 2 && ending.StartsWith(tail, StringComparison.Ordinal)))
                return Known(stem);
        }

        if (words.Count > 1 && (Vague.Contains(words[words.Count - 1]) || isKnown is not null) && Known(Without(name, words, 1)) is { } served)
            return served;
        return isKnown?.Invoke(name) ?? (capture is null && !Roles.Contains(words[words.Count - 1]) && !Vague.Contains(words[words.Count - 1])) ? name : null;

        string? Known(string stem) => isKnown is null || isKnown(stem) ? stem : null;
    }

    private static string Without(string name, List<string> words, int count) => name.Substring(0, name.Length - words.Skip(words.Count - count).Sum(word => word.Length));

    /// <summary>`OrderLineHelper` as Order, Line, Helper.</summary>
    public static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !(char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))))
                continue;

            words.Add(name.Substring(start, i - start));
            start = i;
        }

        return words;
    }
}
