namespace Bylaw.Cli.Checking;

/// <summary>Which compilations of a solution can be parts of one program: of a project with several frameworks it is one at a time.</summary>
internal static class Programs
{
    /// <summary>Each as large as can be; together they have all compilations.</summary>
    public static IEnumerable<IReadOnlyList<CompilationFacts>> Of(IReadOnlyList<CompilationFacts> compilations)
    {
        if (compilations.DistinctBy(compilation => compilation.Path).Count() == compilations.Count)
            return [compilations];

        var byTarget = compilations.Where(compilation => compilation.TargetPath.Length > 0).ToLookup(compilation => compilation.TargetPath, StringComparer.OrdinalIgnoreCase);
        var closures = compilations.ToDictionary(compilation => compilation, compilation => compilation.References.SelectMany(reference => byTarget[reference]).Append(compilation).Distinct().ToList());
        var referenced = compilations.SelectMany(compilation => compilation.References).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tops = compilations.Where(compilation => !referenced.Contains(compilation.TargetPath)).ToList();
        return tops.Select(top => Around(top, tops)).DistinctBy(program => string.Join('\n', program.Select(part => $"{part.Path}|{part.TargetFramework}").Order(StringComparer.Ordinal)));

        IReadOnlyList<CompilationFacts> Around(CompilationFacts top, List<CompilationFacts> others)
        {
            var program = new Dictionary<string, CompilationFacts>(StringComparer.Ordinal);
            foreach (var parts in others.Prepend(top).Select(other => closures[other]))
            {
                if (parts.TrueForAll(part => !program.TryGetValue(part.Path, out var known) || known == part))
                    parts.ForEach(part => program[part.Path] = part);
            }

            return [.. compilations.Where(compilation => program.GetValueOrDefault(compilation.Path) == compilation)];
        }
    }
}
