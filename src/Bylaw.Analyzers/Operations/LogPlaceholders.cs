namespace Bylaw.Analyzers;

/// <summary>The placeholders of a message template: `{OrderId}`, `{@Order}`, `{Total:0.00}`, `{0}`. Double braces are text.</summary>
internal static class LogPlaceholders
{
    /// <summary>Their names, in order; null where the braces don't match, so that libraries differ about what is one.</summary>
    public static IReadOnlyList<string>? Of(string template)
    {
        var names = new List<string>();
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] is not ('{' or '}'))
                continue;

            if (at + 1 < template.Length && template[at + 1] == template[at])
            {
                at++;
                continue;
            }

            var end = template[at] == '{' ? template.IndexOfAny(['{', '}'], at + 1) : -1;
            if (end < 0 || template[end] == '{')
                return null;

            var name = template.Substring(at + 1, end - at - 1).TrimStart('@', '$');
            var stop = name.IndexOfAny([',', ':']);
            names.Add((stop < 0 ? name : name.Substring(0, stop)).Trim());
            at = end;
        }

        return names;
    }
}
