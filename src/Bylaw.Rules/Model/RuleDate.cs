using System.Globalization;

namespace Bylaw.Rules;

/// <summary>A day, since netstandard2.0 has no DateOnly. Written 2026-12-31.</summary>
internal readonly record struct RuleDate(int DayNumber) : IComparable<RuleDate>
{
    public static bool TryParse(string text, out RuleDate date)
    {
        var parsed = DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        date = FromDateTime(time);
        return parsed;
    }

    public static RuleDate FromDateTime(DateTime time) => new((int)(time.Ticks / TimeSpan.TicksPerDay));

    public int CompareTo(RuleDate other) => DayNumber.CompareTo(other.DayNumber);

    /// <summary>Whole days from <paramref name="today"/> to this day; negative when it has passed.</summary>
    public int DaysFrom(RuleDate today) => DayNumber - today.DayNumber;

    public override string ToString() =>
        new DateTime(DayNumber * TimeSpan.TicksPerDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
