namespace Bylaw.Cli.Starting;

/// <summary>The layers of bylaw/backend, and those that many solutions have beside them.</summary>
internal static class LayerNames
{
    public const string Endpoint = "Endpoint";
    public const string Handler = "Handler";
    public const string Job = "Job";
    public const string Service = "Service";
    public const string Repository = "Repository";
    public const string Model = "Model";

    /// <summary>In the order in which they are read: who comes first has a type that two could have.</summary>
    public static readonly IReadOnlyList<string> All = [Endpoint, Handler, Job, Service, Repository, Model];

    public static bool IsOfPreset(string layer) => layer is Endpoint or Service or Repository or Model;
}
