namespace Bylaw.Rules;

/// <summary>What the captures of a pattern stand for, such as Module = Orders. Immutable: a failed branch of a match leaves no trace.</summary>
internal sealed class Captures
{
    public static readonly Captures None = new(null, "", "");

    private readonly Captures? _outer;
    private readonly string _name;
    private readonly string _value;

    private Captures(Captures? outer, string name, string value) => (_outer, _name, _value) = (outer, name, value);

    public bool IsEmpty => _outer is null;

    public string? this[string name]
    {
        get
        {
            for (var at = this; at._outer is not null; at = at._outer)
            {
                if (at._name == name)
                    return at._value;
            }

            return null;
        }
    }

    public Captures With(string name, string value) => new(this, name, value);

    /// <summary>Puts values in place of <c>{Name}</c>, plural values in place of <c>{names}</c>; null when one of them is not bound.</summary>
    public string? Fill(string template)
    {
        var at = template.IndexOf('{');
        if (at < 0)
            return template;

        var result = new System.Text.StringBuilder();
        var from = 0;
        while (at >= 0)
        {
            var end = template.IndexOf('}', at);
            if (end < 0)
                break;

            var name = template.Substring(at + 1, end - at - 1);
            if ((this[name] ?? Plural(name)) is not { } value)
                return null;

            result.Append(template, from, at - from).Append(value);
            from = end + 1;
            at = template.IndexOf('{', from);
        }

        return result.Append(template, from, template.Length - from).ToString();
    }

    private string? Plural(string name)
    {
        for (var at = this; at._outer is not null; at = at._outer)
        {
            if (EnglishPlural.IsPluralOf(name, at._name))
                return EnglishPlural.Of(at._value);
        }

        return null;
    }
}
