using System.Reflection;
using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.Analyzers.Tests;

public sealed class CompilerTests
{
#if FLOOR
    [Fact]
    public void The_floor_runs_on_the_oldest_compiler_that_loads_us()
    {
        Assert.Equal(new Version(4, 14, 0, 0), Compiler.Version);
        Assert.True(Compiler.IsFloor);
    }
#else
    [Fact]
    public void Tests_run_on_the_compiler_that_built_them()
    {
        var folder = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "compiler.txt"))[0];
        Assert.Equal(AssemblyName.GetAssemblyName(Path.Combine(folder, "Microsoft.CodeAnalysis.CSharp.dll")).Version, Compiler.Version);
        Assert.False(Compiler.IsFloor);
    }
#endif

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    public void Attributes_may_speak_of_Roslyn(LanguageVersion version) => Assert.Equal(1300, (int)version);

    [Fact]
    public void Both_assemblies_of_the_compiler_are_of_one_version() =>
        Assert.Equal(Compiler.Version, typeof(Compilation).Assembly.GetName().Version);
}
