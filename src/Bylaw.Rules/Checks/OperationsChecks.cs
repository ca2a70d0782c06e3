using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Checks;

/// <summary>Nothing is written to or read from the console.</summary>
internal sealed record NoConsoleVerb : Verb;

/// <summary>What is caught is passed on or told.</summary>
/// <param name="Specific">Also empty catches of particular exceptions.</param>
internal sealed record NoSwallowedExceptionVerb(bool Specific) : Verb;

/// <summary>No secret stands in the source.</summary>
/// <param name="Names">Further names of secrets.</param>
/// <param name="Placeholders">Further texts that stand for a secret, with * for any text.</param>
/// <param name="Settings">Names of the settings files that are read too.</param>
internal sealed record NoSecretLiteralVerb(IReadOnlyList<string> Names, IReadOnlyList<string> Placeholders, IReadOnlyList<NamePattern> Settings) : Verb;

/// <summary>Log messages are constant templates with their values beside them.</summary>
/// <param name="Named">Placeholders are names, not numbers.</param>
/// <param name="Pascal">Their names are in PascalCase.</param>
internal sealed record LogTemplateVerb(bool Named, bool Pascal) : Verb;

/// <summary>No secret is logged or put into an exception.</summary>
/// <param name="Names">Further names of what must not be.</param>
/// <param name="Whole">Types of which no value is logged as a whole.</param>
internal sealed record NoSensitiveLogVerb(IReadOnlyList<string> Names, IReadOnlyList<Selector> Whole) : Verb;

/// <summary>No text becomes code.</summary>
/// <param name="Allow">Members that may be used all the same.</param>
internal sealed record NoCodeExecutionVerb(IReadOnlyList<MemberUse> Allow) : Verb;

/// <summary>A job outlives the exceptions of its work.</summary>
/// <param name="Retry">And it tries again.</param>
internal sealed record GuardedJobsVerb(bool Retry) : Verb;

/// <summary>Who makes a resource disposes it.</summary>
/// <param name="Types">Which; those of the framework that hold most where it is empty.</param>
/// <param name="Events">Subscriptions of what lives longer are taken back.</param>
internal sealed record DisposedVerb(IReadOnlyList<Selector> Types, bool Events) : Verb;

internal static class OperationsChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("no-console", "Nothing is written to the console; a logger does that.", static () => [], static (_, _) => new NoConsoleVerb()),
        new("no-swallowed-exception", "What is caught is logged, passed on or rethrown, and keeps its stack.", static () =>
        [
            new("specific", () => YesNo, "Also judges an empty catch of a particular exception that no comment explains."),
        ], static (map, _) => new NoSwallowedExceptionVerb(map.Flag("specific"))),
        new("no-secret-literal", "Passwords, keys and tokens stand neither in code nor in settings that are checked in.", static () =>
        [
            new("names", () => new ListShape(new TextShape("a name such as EncryptionKey")), "Further names whose value is secret, word by word: EncryptionKey is also ENCRYPTION_KEY."),
            new("placeholders", () => new ListShape(new TextShape("a text such as \"vault:*\"")), "Further texts that may stand in place of a secret; * is any text."),
            new("settings", () => new ListShape(new TextShape("a file name such as \"appsettings*.json\"")), "Settings files of the project that are read too."),
        ], static (map, context) => new NoSecretLiteralVerb([.. map.Texts("names")], [.. map.Texts("placeholders")], FileNames(map, "settings", context))),
        new("log-template", "A log message is a constant template, with a value for each of its placeholders.", static () =>
        [
            new("placeholders", () => new WordShape("named", "any"), "Whether placeholders must have names, as in {OrderId}; `named` where it is left out."),
            new("casing", () => new WordShape("pascal"), "Names of placeholders are in PascalCase."),
        ], static (map, _) => new LogTemplateVerb(map.Text("placeholders") != "any", map.Text("casing") == "pascal")),
        new("no-sensitive-data-in-logs", "Passwords, keys and tokens are neither logged nor put into the message of an exception.", static () =>
        [
            new("names", () => new ListShape(new TextShape("a name such as Email")), "Further names whose value is not logged, word by word: Email is also customerEmail."),
            new("whole", () => new ListShape(RuleLanguage.Selector), "Types of which no value is logged as a whole, such as { is: entity }."),
        ], static (map, context) => new NoSensitiveLogVerb([.. map.Texts("names")], SelectorReader.ReadAll(map.Items("whole"), context))),
        new("no-code-execution", "No text that may come from outside becomes code, a process or a page.", static () =>
        [
            new("allow", () => new ListShape(RuleLanguage.MemberUse), "Members that may be used all the same, such as System.Diagnostics.Process.Start; `.new` is the constructor."),
        ], static (map, context) => new NoCodeExecutionVerb(VerbReader.Members(map, "allow", context))),
        new("guarded-jobs", "A background job catches and logs what its work throws, and goes on.", static () =>
        [
            new("retry", () => new WordShape("required"), "Failed work is also tried again: by Polly, an attribute or a loop of its own."),
        ], static (map, _) => new GuardedJobsVerb(map.Text("retry") == "required")),
        new("disposed", "Processes, watchers, sockets, timers, connections and files are disposed by whoever makes them.", static () =>
        [
            new("types", () => new ListShape(RuleLanguage.Selector), "The types that are judged, in place of the built-in ones."),
            new("events", () => YesNo, "A subscription of an object that lives longer is also taken back with -=."),
        ], static (map, context) => new DisposedVerb(SelectorReader.ReadAll(map.Items("types"), context), map.Flag("events"))),
    ];

    private static IReadOnlyList<NamePattern> FileNames(YamlMap map, string key, ReadingContext context)
    {
        var patterns = new List<NamePattern>();
        foreach (var scalar in map.Items(key).OfType<YamlScalar>())
        {
            if (NamePattern.ParseFileName(scalar.Value, out var error) is { } pattern)
                patterns.Add(pattern);
            else
                context.Invalid(scalar.Place, error ?? "not a file name");
        }

        return patterns;
    }

    private static WordShape YesNo => field ??= new("true", "false");
}
