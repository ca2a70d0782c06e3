using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>
/// The check `ensure: nullable-style`. What each of its keys demands stands in a part of its own. What is about tokens is decided a file at a time,
/// from its text, so that the findings of a member are counted together and files without such tokens cost next to nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullableStyleAnalyzer() : BylawAnalyzer(
    Descriptors.NullableStyle, Descriptors.NullableDisabled, Descriptors.UntypedSignature, Descriptors.NullForgiving)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        if (VerbRules<NullableStyleVerb>.Of(rules) is not { } styles)
            return;

        if (styles.All.Any(style => style.Verb.Forbid.Count > 0 || style.Verb.NullDefault || style.Verb.ForbidNullForgiving || style.Verb.NullableEnabled))
        {
            var wrappers = new WrapperNames(rules.Compilation, styles);
            context.OnFiles("the nullable style of", file => AnalyzeFile(file, rules, styles, wrappers));
        }

        if (styles.All.Any(style => style.Verb.ForbidDynamic || style.Verb.Untyped.Count > 0))
        {
            context.OnSymbols("the signature of", symbol => UntypedSignatureRule.Judge(symbol, rules, styles),
                SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event);
        }

        if (styles.All.Any(style => style.Verb.NullableEnabled) && !NullableDisabledRule.IsEnabled(rules.Compilation))
            context.OnAdditionalFiles("the nullable context, by", file => NullableDisabledRule.JudgeProject(file, rules, styles));
    }

    private static void AnalyzeFile(SemanticModelAnalysisContext context, CompilationRules rules, VerbRules<NullableStyleVerb> styles, WrapperNames wrappers)
    {
        var file = new StyledFile(context, rules, styles);
        if (GeneratedFile.IsGenerated(rules.Compilation, file.Tree, context.CancellationToken))
            return;

        NullableStyleRule.JudgeWrappers(file, wrappers);
        if (styles.All.Any(style => style.Verb.NullDefault))
            NullableStyleRule.JudgeDefaults(file);
        if (styles.All.Any(style => style.Verb.NullableEnabled))
            NullableDisabledRule.JudgeFile(file);
        if (styles.All.Any(style => style.Verb.ForbidNullForgiving))
            NullForgivingRule.Judge(file);
        file.Sink.Flush();
    }
}

/// <summary>One file and the rules about it.</summary>
internal sealed class StyledFile(SemanticModelAnalysisContext context, CompilationRules rules, VerbRules<NullableStyleVerb> styles)
{
    private readonly CodeSites _sites = new(context.SemanticModel, rules, context.CancellationToken);

    public CompilationRules Rules { get; } = rules;

    public VerbRules<NullableStyleVerb> Styles { get; } = styles;

    public SemanticModel Model { get; } = context.SemanticModel;

    public SyntaxTree Tree => Model.SyntaxTree;

    public SyntaxNode Root { get; } = context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken);

    public string Text { get; } = context.SemanticModel.SyntaxTree.GetText(context.CancellationToken).ToString();

    public FindingSink Sink { get; } = new(rules, context.ReportDiagnostic);

    public CancellationToken Cancellation { get; } = context.CancellationToken;

    public CodeSite SiteOf(SyntaxNode node) => _sites.Of(node);

    public void Report(BoundRule<NullableStyleVerb> rule, string id, Location place, CodeSite site, string what, ISymbol? target = null) =>
        Sink.Add(new Finding(rule.Rule, id, place, site.Site, what, rule.Captures, target));
}
