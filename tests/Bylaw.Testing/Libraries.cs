using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Testing;

/// <summary>ASP.NET Core, EF Core and Dapper, as the build of this project has found them.</summary>
internal static class Libraries
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "refs.txt")).Select(path => MetadataReference.CreateFromFile(path))]);

    public static ImmutableArray<MetadataReference> All => Loaded.Value;
}
