namespace Bylaw.Specs.Recognising;

internal static class Headings
{
    /// <summary>"2. Application layer (Shop.Application)" without its number and what stands in brackets.</summary>
    public static string Bare(string heading)
    {
        var bracket = heading.IndexOf('(');
        return (bracket > 0 ? heading[..bracket] : heading).TrimStart(' ', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
    }
}
