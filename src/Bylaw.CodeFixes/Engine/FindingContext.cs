using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>A finding, and what a fix asks about its place.</summary>
internal sealed class FindingContext
{
    private FindingContext(Document document, Diagnostic finding, SyntaxNode root, SemanticModel model, CompilationRules rules, Rule rule, CancellationToken cancellation)
    {
        (Document, Finding, Root, Model, Rules, Rule, Cancellation) = (document, finding, root, model, rules, rule, cancellation);
        Token = root.FindToken(finding.Location.SourceSpan.Start);
        Node = root.FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true);
    }

    public Document Document { get; }

    public Diagnostic Finding { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public CompilationRules Rules { get; }

    /// <summary>The rule that is broken.</summary>
    public Rule Rule { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The first token of the finding.</summary>
    public SyntaxToken Token { get; }

    /// <summary>The innermost node that covers the finding.</summary>
    public SyntaxNode Node { get; }

    public Project Project => Document.Project;

    public Solution Solution => Document.Project.Solution;

    /// <summary>What the rule wants used instead, its captures filled in.</summary>
    public string? Instead => Finding.Properties.TryGetValue(FindingProperties.Instead, out var instead) ? instead : null;

    /// <summary>The id of the kind of finding, also where the rule has an id of its own.</summary>
    public static string IdOf(Diagnostic finding) =>
        finding.Properties.TryGetValue(FindingProperties.Id, out var id) && id is not null ? id : finding.Id;

    /// <summary>Null when the text and the finding no longer belong together, or the rule is gone.</summary>
    public static async Task<FindingContext?> OfAsync(Document document, Diagnostic finding, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(finding.Location.SourceSpan)
            || CompilationRules.Of(model.Compilation, document.Project.AnalyzerOptions, cancellation) is not { } rules
            || !finding.Properties.TryGetValue(FindingProperties.Rule, out var name)
            || rules.Book.Rules.FirstOrDefault(rule => rule.Name == name) is not { } rule)
        {
            return null;
        }

        return new FindingContext(document, finding, root, model, rules, rule, cancellation);
    }
}
