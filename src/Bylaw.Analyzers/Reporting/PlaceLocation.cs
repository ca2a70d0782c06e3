using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers;

internal static class PlaceLocation
{
    /// <summary>A place in a rule file or baseline, as a location outside of the source.</summary>
    public static Location Of(Place place)
    {
        var start = new LinePosition(place.Line - 1, place.Column - 1);
        var end = new LinePosition(place.Line - 1, place.Column - 1 + place.Length);
        return Location.Create(place.File, new TextSpan(place.Start, place.Length), new LinePositionSpan(start, end));
    }
}
