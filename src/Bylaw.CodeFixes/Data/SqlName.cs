using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>What a value of a statement is called as its parameter, without the sign.</summary>
/// <param name="IsOwn">It is the name that the value has in the code: `id`, `Slug` of `request.Slug`.</param>
internal sealed record SqlName(string Name, ExpressionSyntax Value, bool IsOwn)
{
    /// <summary>One for each hole; null where the text has a parameter of such a name.</summary>
    public static IReadOnlyList<SqlName>? Of(ExpressionSyntax text, SqlParts parts)
    {
        var written = text.ToString();
        var names = new List<SqlName>();
        foreach (var hole in parts.Holes)
        {
            var name = Of(hole, names);
            if (written.IndexOf("@" + name.Name, StringComparison.OrdinalIgnoreCase) >= 0)
                return null;
            names.Add(name);
        }

        return names;
    }

    /// <summary>Each parameter once.</summary>
    public static IReadOnlyList<SqlName> Once(IReadOnlyList<SqlName> names) => [.. names.Distinct()];

    public static string TitleOf(IReadOnlyList<SqlName> names) => $"Hand over '@{string.Join("', '@", Once(names).Select(static name => name.Name))}' as parameters";

    // The same value again is the same parameter. `@Total` and `@total` are one name to most databases.
    private static SqlName Of(SqlHole hole, List<SqlName> known)
    {
        var value = hole.Parameter;
        if (known.Find(other => other.Value.ToString() == value.ToString()) is { } same)
            return same;

        var own = value switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => null,
        };
        var wanted = own ?? PlaceholderName.Of(hole.Value);
        var number = 1;
        string Numbered() => number == 1 ? wanted : wanted + number;
        while (known.Exists(other => string.Equals(other.Name, Numbered(), StringComparison.OrdinalIgnoreCase)))
            number++;
        return new SqlName(Numbered(), value, own is not null && number == 1);
    }
}
