using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Rules about a project as a whole: whether they hold for this one, and where they are reported.</summary>
internal static class ProjectScope
{
    /// <summary>True: every type of this project; false: none; null: that is up to the type.</summary>
    public static bool? Holds(Rule rule, CompilationRules rules) =>
        Holds(rule.Subject, rules.Compilation) switch
        {
            true when rule.AppliesTo is { } paths && !rules.Paths.HasAll(paths) => null,
            var holds => holds,
        };

    private static bool? Holds(Selector selector, Compilation compilation)
    {
        switch (selector)
        {
            case AnyTypeSelector:
                return true;
            case ProjectSelector project:
                return project.Pattern.Matches(compilation.AssemblyName ?? "");
            case NotSelector not:
                return !Holds(not.Item, compilation);
            case AllOfSelector all:
                return all.Items.Select(item => Holds(item, compilation)).Aggregate((a, b) => a == false || b == false ? false : a is null || b is null ? null : true);
            case AnyOfSelector any:
                return any.Items.Select(item => Holds(item, compilation)).Aggregate((a, b) => a == true || b == true ? true : a is null || b is null ? null : false);
            default:
                return null;
        }
    }

    /// <summary>Where the rule stands, if that is in this additional file. A rule of a preset has no line in this project: it stands at the beginning of the rule file.</summary>
    public static Place? PlaceIn(AdditionalText file, Rule rule, CompilationRules rules)
    {
        if (rules.Files.OwnPaths.Contains(rule.Place.File))
            return rule.Place.File == file.Path ? rule.Place : null;
        return file.Path == rules.Files.Root?.Path ? new Place(file.Path, 0, 0, 1, 1) : null;
    }
}
