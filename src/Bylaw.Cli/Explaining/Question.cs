using System.Text.RegularExpressions;

namespace Bylaw.Cli.Explaining;

internal enum QuestionKind
{
    /// <summary>A rule, a layer or a type: the rule file and the code say which.</summary>
    Name,
    Id,
    Route,
    Use,
}

/// <summary>What somebody wants explained.</summary>
/// <param name="Text">The name, id or route; for a use what uses.</param>
/// <param name="Target">For a use what is used.</param>
internal sealed partial record Question(QuestionKind Kind, string Text, string Target = "")
{
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "ANY"];

    /// <exception cref="UnknownNameException">It asks for nothing.</exception>
    public static Question Of(string text)
    {
        var what = text.Trim().Trim('\'', '`', '"').Trim();
        var arrow = what.Split(["->", "→", "=>"], StringSplitOptions.TrimEntries);
        if (arrow.Length > 1)
        {
            return arrow is [{ Length: > 0 }, { Length: > 0 }]
                ? new Question(QuestionKind.Use, arrow[0], arrow[1])
                : throw new UnknownNameException($"'{text}' is no question about one use; write \"A -> B\" with a type or layer on each side.");
        }

        if (what.Length == 0)
            throw new UnknownNameException("Nothing is asked for; name a rule, a diagnostic such as BYL1001, a layer, a type, a route or \"A -> B\".");
        if (Id().IsMatch(what))
            return new Question(QuestionKind.Id, what.ToUpperInvariant());
        return new Question(IsRoute(what) ? QuestionKind.Route : QuestionKind.Name, what);
    }

    /// <summary>`GET /orders/{id}`, or the path alone; the word before it may list several verbs.</summary>
    public static bool IsRoute(string text) =>
        text.StartsWith('/') || text.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var verbs, ['/', ..]]
        && verbs.Split(',').All(verb => Verbs.Contains(verb, StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex(@"\A[Bb][Yy][Ll]\d+\z")]
    private static partial Regex Id();
}
