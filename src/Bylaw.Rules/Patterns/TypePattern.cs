namespace Bylaw.Rules;

/// <summary>
/// A pattern of a type's name: <c>*Command</c> (simple name), <c>MediatR.ISender</c> (a dot makes it the full name), with type arguments
/// <c>IRepository&lt;*&gt;</c> (one), <c>&lt;**&gt;</c> (any number), <c>&lt;Order&gt;</c> (that one). Without brackets the number does not matter.
/// </summary>
internal sealed class TypePattern
{
    private TypePattern(string text, NamePattern name, IReadOnlyList<TypePattern?>? arguments)
    {
        Text = text;
        Name = name;
        Arguments = arguments;
        IsFullName = name.Text.IndexOf('.') >= 0 || name.Text == "**";
        IsWhole = name.Text.IndexOf('*') < 0 && name.Text.IndexOf('{') < 0;
    }

    /// <summary>As written in the rule file.</summary>
    public string Text { get; }

    public NamePattern Name { get; }

    /// <summary>Whether <see cref="Name"/> is held against the full name (namespace, outer types, name) and not the simple one.</summary>
    public bool IsFullName { get; }

    /// <summary>Whether <see cref="Name"/> is nothing but text.</summary>
    public bool IsWhole { get; }

    /// <summary>Null: any number of type arguments. A null item: any type there.</summary>
    public IReadOnlyList<TypePattern?>? Arguments { get; }

    public IEnumerable<string> CaptureNames =>
        Name.CaptureNames.Concat(Arguments?.SelectMany(argument => argument?.CaptureNames ?? []) ?? []);

    public static TypePattern? Parse(string text, out string? error, int depth = 0)
    {
        error = null;
        text = text.Trim();
        var open = text.IndexOf('<');
        IReadOnlyList<TypePattern?>? arguments = null;
        var name = text;
        if (text.EndsWith("[]", StringComparison.Ordinal))
        {
            error = $"'{text}' is an array, which goes by the type of its items; write {text.Substring(0, text.Length - 2)}";
        }
        else if (open >= 0)
        {
            if (!text.EndsWith(">", StringComparison.Ordinal) || depth > 3)
                error = $"'{text}' opens type arguments with '<' and does not close them with '>' at its end";
            else
                arguments = ParseArguments(text.Substring(open + 1, text.Length - open - 2), depth, out error);
            name = text.Substring(0, open);
        }

        error ??= CSharpName.Error(name);
        if (error is not null)
            return null;

        // `object` is the word that C# has for System.Object.
        if (arguments is null && Keywords.TryGetValue(name, out var keyword))
            name = keyword;

        var pattern = NamePattern.ParseNames(name, out error);
        return pattern is null ? null : new TypePattern(text, pattern, arguments);
    }

    private static IReadOnlyList<TypePattern?>? ParseArguments(string text, int depth, out string? error)
    {
        error = null;
        if (text.Trim() == "**")
            return null;

        var arguments = new List<TypePattern?>();
        var from = 0;
        var nesting = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? text[at] : ',';
            nesting += letter == '<' ? 1 : letter == '>' ? -1 : 0;
            if (letter != ',' || (nesting > 0 && at < text.Length))
                continue;

            var piece = text.Substring(from, at - from).Trim();
            from = at + 1;
            if (IsPlaceholder(piece))
            {
                arguments.Add(null);
                continue;
            }

            var argument = Parse(piece, out error, depth + 1);
            if (argument is null)
                return null;
            arguments.Add(argument);
        }

        return arguments;
    }

    // `<*>`, and `<T>`, `<TKey>` as documentation writes an open type argument.
    private static bool IsPlaceholder(string piece) =>
        piece is "*" or "T" || (piece.Length > 1 && piece[0] == 'T' && char.IsUpper(piece[1]) && piece.All(char.IsLetterOrDigit));

    private static readonly IReadOnlyDictionary<string, string> Keywords = new Dictionary<string, string>
    {
        ["object"] = "System.Object", ["string"] = "System.String", ["bool"] = "System.Boolean", ["char"] = "System.Char",
        ["byte"] = "System.Byte", ["sbyte"] = "System.SByte", ["short"] = "System.Int16", ["ushort"] = "System.UInt16",
        ["int"] = "System.Int32", ["uint"] = "System.UInt32", ["long"] = "System.Int64", ["ulong"] = "System.UInt64",
        ["float"] = "System.Single", ["double"] = "System.Double", ["decimal"] = "System.Decimal",
        ["nint"] = "System.IntPtr", ["nuint"] = "System.UIntPtr", ["void"] = "System.Void",
    };

    public override string ToString() => Text;
}
