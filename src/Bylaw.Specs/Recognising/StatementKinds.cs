namespace Bylaw.Specs.Recognising;

/// <summary>What statements can be about; a closed list, since reports are compared by it.</summary>
internal static class StatementKinds
{
    public const string Process = "process";

    public static IReadOnlyList<string> All { get; } =
    [
        "architecture", "async", "catalog", "concurrency", "delegate", "di", "disposal", "docs", "dto-boundary", "ef-query", "events",
        "exception-policy", "file-layout", "forbidden-api", "layer-dependency", "log-sensitive", "logging-style", "migrations", "n-plus-1",
        "naming", "nullable", "observability", "ownership", "packages", "pagination", Process, "raw-sql", "required-attribute",
        "required-call", "return-shape", "routes", "secret-exposure", "secret-literal", "security-config", "severity", "style",
        "tenant-isolation", "test-style", "tests-companion", "thin-endpoint", "type-shape", "validation",
    ];
}
