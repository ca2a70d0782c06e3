using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Checks;

/// <summary>Whatever waits for something else is awaited.</summary>
/// <param name="Everywhere">Also in code that is not asynchronous itself.</param>
internal sealed record AsyncOnlyVerb(bool Everywhere) : Verb;

/// <summary>Values reach SQL as parameters.</summary>
internal sealed record ParameterizedSqlVerb : Verb;

/// <summary>One query for all, not one for each.</summary>
/// <param name="Types">Whose methods are queries too; the layer Repository if there are none.</param>
internal sealed record NoQueryInLoopVerb(IReadOnlyList<Selector> Types) : Verb;

/// <summary>Nobody reads or writes the rows of another tenant.</summary>
/// <param name="Entities">Which entities belong to a tenant; those with a property of such a name if there are none.</param>
/// <param name="Tenant">Names of the property that says whose a row is.</param>
internal sealed record TenantIsolationVerb(IReadOnlyList<Selector> Entities, IReadOnlyList<string> Tenant) : Verb;

/// <summary>A migration loses no data and can be undone; each only where it is asked for.</summary>
internal sealed record SafeMigrationsVerb(bool ForbidDestructive, bool RequireDown) : Verb;

/// <summary>How data is read and written.</summary>
internal static class DataChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("async-only", "Whatever waits for a database, a file, a network or a task is awaited.", static () =>
        [
            new("everywhere", () => new WordShape("true", "false"), "Also in code that is not asynchronous itself; `false` if left out."),
        ], static (map, _) => new AsyncOnlyVerb(map.Flag("everywhere"))),

        new("parameterized-sql", "Values reach SQL as parameters, not as part of its text.", static () => [], static (_, _) => new ParameterizedSqlVerb()),

        new("no-query-in-loop", "No query is made in each turn of a loop.", static () =>
        [
            new("types", () => new ListShape(RuleLanguage.Selector), "Types whose methods are queries too; the layer Repository if left out."),
        ], static (map, context) => new NoQueryInLoopVerb(SelectorReader.ReadAll(map.Items("types"), context))),

        new("tenant-isolation", "Nobody reads or writes the rows of another tenant.", static () =>
        [
            new("entities", () => new ListShape(RuleLanguage.Selector), "Which entities belong to a tenant; if left out, those with a property of a name in `tenant`."),
            new("tenant", () => new ListShape(new TextShape("the name of a property")), "Names of the property that says whose a row is; TenantId if left out."),
        ], static (map, context) => new TenantIsolationVerb(
            SelectorReader.ReadAll(map.Items("entities"), context), map.Find("tenant") is null ? ["TenantId"] : [.. map.Texts("tenant")])),

        new("safe-migrations", "Migrations lose no data, and can be undone.", static () =>
        [
            new("destructive", () => new WordShape("forbid"), "`Up` drops no table or column, deletes no rows and makes no column narrower."),
            new("down", () => new WordShape("required"), "`Down` undoes what `Up` does."),
        ], static (map, _) => new SafeMigrationsVerb(map.Text("destructive") == "forbid", map.Text("down") == "required"))
        {
            AtLeastOneOf = ["destructive", "down"], Example = "{ destructive: forbid }",
        },
    ];
}
