using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.CodeFixes.Tests;

/// <summary>Runs code as it was and as a fix has left it. What it answers, `Probe.Ask` says, a method that the test writes beside it.</summary>
internal static class Behaviour
{
    private static readonly string[] Namespaces =
    [
        "System", "System.Collections.Generic", "System.Data", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore",
    ];

    // EF Core is here in the version of its SQLite provider.
    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. Libraries.All.Where(library => !library.Display!.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)),
        .. new[] { "EntityFrameworkCore", "EntityFrameworkCore.Abstractions", "EntityFrameworkCore.Relational", "EntityFrameworkCore.Sqlite", "Data.Sqlite" }
            .Select(name => MetadataReference.CreateFromFile(Assembly.Load("Microsoft." + name).Location)),
    ]);

    /// <summary>Both give the same answer, which is this one.</summary>
    public static async Task SameAsync(string[] before, string[] after, string probe, string answer)
    {
        string[] plain = [.. before.Select(Plain)];
        Assert.NotEqual(plain, after);
        Assert.Equal(answer, await AskAsync(plain, probe));
        Assert.Equal(answer, await AskAsync(after, probe));
    }

    // `static class Probe { public static async Task<string> Ask() => …; }`
    private static async Task<string> AskAsync(string[] code, string probe)
    {
        var usings = string.Concat(Namespaces.Select(name => $"using {name};\n"));
        var compilation = CSharpCompilation.Create(
            "Behaviour", [.. code.Select(file => CSharpSyntaxTree.ParseText(file)), CSharpSyntaxTree.ParseText(usings + probe)], References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));

        image.Position = 0;
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        try
        {
            var ask = context.LoadFromStream(image).GetType("Probe")!.GetMethod("Ask")!;
            return await (Task<string>)ask.Invoke(null, [])!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static string Plain(string markup) => markup.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
}
