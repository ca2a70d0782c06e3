using System.Globalization;

namespace Bylaw.Rules;

/// <summary>The numbers of a version, `9.0.4` of `[9.0.4-rc.1, 10)`: what a package reference asks for at least.</summary>
internal static class VersionNumber
{
    /// <summary>Null for what begins with no number, such as a property that was not filled in.</summary>
    public static IReadOnlyList<int>? Parse(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Trim().TrimStart('[', '(', 'v').Split('.', ',', '-', '+', ']', ')'))
        {
            if (part.Length is 0 or > 9 || !int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                break;

            numbers.Add(number);
        }

        return numbers.Count == 0 ? null : numbers;
    }

    /// <summary>False too where one of them is no version.</summary>
    public static bool IsBelow(string version, string lowest)
    {
        if (Parse(version) is not { } a || Parse(lowest) is not { } b)
            return false;

        for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            // `9.*` asks for some 9: what is not said is not below.
            if (i >= a.Count && version.IndexOf('*') >= 0)
                return false;

            var (left, right) = (i < a.Count ? a[i] : 0, i < b.Count ? b[i] : 0);
            if (left != right)
                return left < right;
        }

        return false;
    }
}
