namespace Bylaw.CodeFixes;

/// <summary>The name that an exception of the rule file has for what a documentation id means: `Shop.Orders.Get` of `M:Shop.Orders.Get(System.Int32)`.</summary>
internal static class DocumentationName
{
    /// <summary>What is no id, such as a route, stays as it is. Null where a part of the name can't be written.</summary>
    public static string? Of(string id)
    {
        if (id.Length < 3 || id[1] != ':')
            return id.IndexOfAny(['"', '\\', '\n']) >= 0 ? null : id;

        var end = id.IndexOfAny(['(', '~']);
        var name = WithoutArity(end < 0 ? id.Substring(2) : id.Substring(2, end - 2));
        // A constructor, or what implements an interface explicitly: the type is meant.
        var owner = name.LastIndexOf('.', Math.Max(0, name.IndexOf('#') is var odd and >= 0 ? odd : 0));
        if (name.IndexOf('#') >= 0)
            name = owner > 0 ? name.Substring(0, owner) : name;
        return name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_') ? name : null;
    }

    private static string WithoutArity(string name)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '`')
            {
                text.Append(name[i]);
                continue;
            }

            while (i + 1 < name.Length && (char.IsDigit(name[i + 1]) || name[i + 1] == '`'))
                i++;
        }

        return text.ToString();
    }
}
