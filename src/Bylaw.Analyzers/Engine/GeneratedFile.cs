using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The names by which the compiler knows generated files; a type may have parts in them and parts by hand.</summary>
internal static class GeneratedFile
{
    private static readonly string[] Endings = [".g.cs", ".g.i.cs", ".generated.cs", ".designer.cs"];

    public static bool IsGenerated(SyntaxTree tree)
    {
        foreach (var ending in Endings)
        {
            if (tree.FilePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
