using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Bylaw.Cli.Graphs;

/// <summary>The model in one page that needs nothing beside it. The page itself is built from Page/ when the tool is.</summary>
internal static partial class HtmlGraph
{
    private const string Resource = "Bylaw.Cli.Graphs.Page.html";

    /// <summary>What to tell where <see cref="IsAvailable"/> is false.</summary>
    public const string WhyNot =
        "this build of bylaw has no page, since there was no Node.js when it was built. The packed tool has it (dotnet tool install Bylaw.Tool); or install Node.js 20 with npm and build again. Mermaid, DOT and JSON need no page.";

    public static bool IsAvailable { get; } = typeof(HtmlGraph).Assembly.GetManifestResourceInfo(Resource) is not null;

    public static string Write(GraphModel model)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource) ?? throw new InvalidOperationException(WhyNot);
        using var reader = new StreamReader(stream);
        // In one pass: a name may look like the place of something else.
        return Places().Replace(reader.ReadToEnd(), place => place.Groups[1].Value == "name" ? WebUtility.HtmlEncode(model.Name) : JsonGraph.WriteCompact(model));
    }

    [GeneratedRegex(@"\{\{(name|graph)\}\}")]
    private static partial Regex Places();
}
