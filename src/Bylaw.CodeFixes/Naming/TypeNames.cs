using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>What a type should be called, and whether renaming it can change what the program does.</summary>
internal static class TypeNames
{
    /// <summary>Without the I of an interface; null when the name is right, or no one name is.</summary>
    public static string? Wanted(NamedType named)
    {
        var entities = new EntityNames(named.Rules);
        if (NamingAnalyzer.CapturesOf(named, entities) is not null)
            return null;

        var start = NameCaptures.BeforeName(named);
        var bare = SymbolNames.WithoutInterfacePrefix(named.Type) ?? named.Type.Name;
        var templates = named.Verb.Type.Where(pattern => !pattern.IsFullName && named.Rules.Matcher.MatchesArguments(pattern, named.Type)).Select(pattern => pattern.Name.Text).ToList();
        // A pattern that has the I itself is about the interface as it is written.
        if (named.Type.TypeKind == TypeKind.Interface)
            templates = [.. templates.Select(template => template.Length > 1 && template[0] == 'I' && (char.IsUpper(template[1]) || template[1] is '{' or '*') ? template.Substring(1) : template)];

        return NewName.Of(bare, templates, start, ConditionOf(named, entities));
    }

    public static Func<string, Func<string, bool>?> ConditionOf(NamedType named, EntityNames entities) => capture =>
        named.Verb.Where.TryGetValue(capture, out var condition) ? value => entities.IsKnown(capture, value, condition) : null;

    public static async Task<FixSafety> SafetyAsync(FindingContext context, IReadOnlyList<(INamedTypeSymbol Type, string Name)> types)
    {
        foreach (var (type, _) in types)
        {
            if (RenameRisk.IsSeenOutside(context.Rules, type) || RenameRisk.IsForOthers(context.Solution.GetProject(type.ContainingAssembly, context.Cancellation)!, type))
                return FixSafety.Review;
        }

        // Registered, found or configured by name, or by how names end.
        var endings = types.SelectMany(type => new[] { type.Type.Name, type.Name }).Select(name => NewName.Words(name).Last()).Distinct().ToList();
        return await NamesInStrings.HaveAsync(context.Solution, [.. types.Select(type => type.Type.Name)], endings, context.Cancellation).ConfigureAwait(false)
            ? FixSafety.Review
            : FixSafety.Safe;
    }
}
