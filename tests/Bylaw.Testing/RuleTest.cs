using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Testing;

/// <summary>
/// A test of the analyzers: a rule file, sources with markup where findings are expected, and nothing else may be found.
/// All analyzers run together, in each of the ways of <see cref="Verification"/>.
/// </summary>
/// <example><code>
/// await new RuleTest()
///     .Rules("…")
///     .Source("namespace Shop.Web; class C { [|Db|] db; }")
///     .Expect("BYL1001")
///     .Message(0, "'C' must not use 'Db'")
///     .RunAsync();
/// </code></example>
public sealed class RuleTest : ProjectBuilder<RuleTest>
{
    private readonly List<ProjectDefinition> _others = [];
    private readonly Expectations _expectations = new();
    private ImmutableArray<DiagnosticAnalyzer>? _analyzers;
    private bool _needsCSharp14;

    public RuleTest() : base("Shop")
    {
    }

    /// <summary>/repo/bylaw.yml</summary>
    public RuleTest Rules(string markup) => AdditionalFile("bylaw.yml", "root", markup);

    /// <summary>bylaw.yml in the folder of the project itself (of the default name), which says that no other project shares it.</summary>
    public RuleTest ProjectRules(string markup) => AdditionalFile("src/Shop/bylaw.yml", "root", markup);

    public RuleTest AssemblyName(string name)
    {
        Definition.Name = name;
        return this;
    }

    public RuleTest Project(string name, Action<TestProject> describe)
    {
        var project = new TestProject(name);
        describe(project);
        _others.Add(project.Definition);
        return this;
    }

    /// <summary>The id of every [|…|], and of a {|#0:…|} that no other call gives one.</summary>
    public RuleTest Expect(string id)
    {
        _expectations.DefaultId = id;
        return this;
    }

    /// <summary>The id, and the whole message, of {|#key:…|}; key 0 also stands for the only finding of a test.</summary>
    public RuleTest Expect(int key, string id, string? message = null)
    {
        _expectations.Add(key, id, message);
        return this;
    }

    public RuleTest Message(int key, string message)
    {
        _expectations.Add(key, id: null, message);
        return this;
    }

    /// <summary>
    /// For sources that the floor's preview of C# 14 cannot read: compound assignment operators and extension operators. There the test
    /// makes sure that they really don't compile and that the analyzers survive them; the findings are judged on the compiler of the SDK.
    /// </summary>
    public RuleTest NeedsCSharp14()
    {
        _needsCSharp14 = true;
        return this;
    }

    internal RuleTest Analyzers(params DiagnosticAnalyzer[] analyzers)
    {
        _analyzers = [.. analyzers];
        return this;
    }

    public async Task RunAsync()
    {
        var solution = new TestSolution(Definition, _others);
        var expected = _expectations.Resolve(solution);
        var verification = new Verification(solution, _analyzers ?? AnalyzerList.All);

        if (_needsCSharp14 && Compiler.IsFloor)
        {
            await verification.SurvivesAsync();
            return;
        }

        foreach (var project in solution.Projects) await verification.RunAsync(project, expected[project]);
    }
}
