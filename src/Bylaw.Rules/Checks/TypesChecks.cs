using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Checks;

/// <summary>How absence is written.</summary>
internal sealed record NullableStyleVerb(
    bool NullableEnabled, IReadOnlyList<Selector> Forbid, bool NullDefault, bool ForbidDynamic, IReadOnlyList<Selector> Untyped,
    bool ForbidNullForgiving) : Verb;

internal static class TypesChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("nullable-style", "Absence is written in one way.", static () =>
        [
            new("nullable", () => new WordShape("enable"), "Nullable reference types are on in every project and file."),
            new("forbid", () => new ListShape(RuleLanguage.Selector), "Types that say what `T?` says, such as \"System.Nullable<T>\" or \"Option<T>\"."),
            new("null-default", () => new WordShape("required"), "An optional parameter that may be null is written `T? x = null`."),
            new("untyped", () => new ListShape(new TextShape("dynamic, object or a type pattern")), "Types that must not stand in a signature others can see."),
            new("null-forgiving", () => new WordShape("forbid"), "`!` after an expression."),
        ], NullableStyle) { AtLeastOneOf = ["nullable", "forbid", "null-default", "untyped", "null-forgiving"], Example = "{ nullable: enable }" },
    ];

    private static Verb NullableStyle(YamlMap map, ReadingContext context) => new NullableStyleVerb(
        map.Text("nullable") == "enable",
        SelectorReader.ReadAll(map.Items("forbid"), context),
        map.Text("null-default") == "required",
        map.Texts("untyped").Contains("dynamic"),
        SelectorReader.ReadAll(map.Items("untyped").Where(node => node is not YamlScalar { Value: "dynamic" }), context),
        map.Text("null-forgiving") == "forbid");
}
