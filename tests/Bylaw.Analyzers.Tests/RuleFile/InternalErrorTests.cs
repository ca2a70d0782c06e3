using System.Collections.Immutable;
using Bylaw.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers.Tests.RuleFile;

/// <summary>What becomes of an exception of ours. No rule file makes one happen, so the callbacks here throw by themselves.</summary>
public sealed class InternalErrorTests
{
    private static readonly Rule Rule = new("fragile", 0, new Place("bylaw.yml", 0, 7, 1, 1), AnyTypeSelector.Instance, new LayeredVerb(), null, null,
        new SeverityPolicy(Severity.Error, []), [], RuleExamples.None, null, false);

    [Fact]
    public async Task A_callback_that_throws_is_an_error_that_says_what_was_not_checked()
    {
        var reported = await RunAsync(start => start.OnSymbols("the declaration of", Throw, SymbolKind.NamedType));

        var diagnostic = Assert.Single(reported);
        Assert.Equal("BYL0008", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal("Order", Code.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.StartsWith("Bylaw failed at the declaration of 'Order', which was not checked: InvalidOperationException: out of reach", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<CompilationStartAnalysisContext>> Callbacks => new()
    {
        { "the rules of the project", Throw },
        { "one", start => start.OnBodies("one", Throw) },
        { "one", start => start.OnSyntax("one", Throw, SyntaxKind.ClassDeclaration) },
        { "one", start => start.OnFiles("one", Throw) },
        { "one", start => start.OnTrees("one", Throw) },
        { "one 'bylaw.yml'", start => start.OnAdditionalFiles("one", Throw) },
        { "one", start => start.OnEnd("one", Throw) },
    };

    [Theory]
    [MemberData(nameof(Callbacks))]
    public async Task So_is_every_other_one(string what, Action<CompilationStartAnalysisContext> register)
    {
        var diagnostic = Assert.Single(await RunAsync(register));
        Assert.Equal("BYL0008", diagnostic.Id);
        Assert.StartsWith("Bylaw failed at " + what, diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_is_no_error() => Assert.Throws<OperationCanceledException>(
        () => Guard.Run<object?>(null, _ => throw new OperationCanceledException(), (_, _) => { }));

    private static void Throw<T>(T context) => throw new InvalidOperationException("out of reach");

    private static async Task<ImmutableArray<Diagnostic>> RunAsync(Action<CompilationStartAnalysisContext> register)
    {
        var compilation = CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText(Code)], options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new AnalyzerOptions([new RuleFileInMemory()]);
        return await compilation.WithAnalyzers([new Fragile(register)], options).GetAnalyzerDiagnosticsAsync();
    }

    private const string Code = "class Order { void Run() => Run(); }";

    private sealed class RuleFileInMemory : AdditionalText
    {
        public override string Path => "bylaw.yml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From("bylaw: 1");
    }

#pragma warning disable RS1001 // Only this test loads it.
    private sealed class Fragile(Action<CompilationStartAnalysisContext> register) : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.InternalError];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.OnStart(register);
        }
    }
#pragma warning restore RS1001

    [Fact]
    public void A_rule_that_throws_has_nothing_to_say_and_is_remembered()
    {
        var health = new RuleHealth();

        Assert.Null(health.Ask<string, string>(Rule, "first", of => throw new InvalidOperationException(of)));
        Assert.Null(health.Ask<string, string>(Rule, "second", of => throw new InvalidOperationException(of)));
        Assert.Equal("answer", health.Ask(Rule, "answer", of => of));

        var failed = Assert.Single(health.Failed);
        Assert.Equal("fragile", failed.Key.Name);
        Assert.Equal("first", failed.Value.Message);
    }
}
