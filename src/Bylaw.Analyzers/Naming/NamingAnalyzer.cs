using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>
/// The verb `name`. What each of its keys demands stands in a part of its own; this reads a type once, binds the captures from its name, and
/// asks the parts.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NamingAnalyzer() : BylawAnalyzer(
    Descriptors.TypeName, Descriptors.FileName, Descriptors.FolderName, Descriptors.UnknownEntity, Descriptors.MethodName)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        if (VerbRules<NameVerb>.Of(rules) is not { } names)
            return;

        var entities = new EntityNames(rules);
        context.OnSymbols("the name of", symbol => Analyze(symbol, rules, names, entities), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, CompilationRules rules, VerbRules<NameVerb> names, EntityNames entities)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.ContainingType is not null || type.IsImplicitlyDeclared)
            return;

        var subject = rules.Subjects.Of(type).Subject;
        var bound = names.For(subject);
        if (bound.Length == 0)
            return;

        var declarations = Declarations.Of(type, context.Compilation, context.CancellationToken);
        if (declarations.Count == 0)
            return;

        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in bound)
        {
            if (TypeSelection.JudgesConcrete(rules, rule.Rule.Subject, type))
                Judge(new NamedType(rules, rule, subject, type, declarations, sink), entities, context.CancellationToken);
        }

        sink.Flush();
    }

    private static void Judge(NamedType named, EntityNames entities, CancellationToken cancellation)
    {
        if (CapturesOf(named, entities) is not { } captures)
        {
            var start = NameCaptures.BeforeName(named);
            // A file can't be right for a name that is wrong; the place is judged by what it can be.
            TypeNameRule.Report(named);
            FolderNameRule.Judge(named, start);
            MethodNameRule.Judge(named, start, entities, cancellation);
            return;
        }

        captures = FolderNameRule.Judge(named, captures);
        captures = FileNameRule.Judge(named, captures);
        UnknownEntityRule.Judge(named, captures, entities);
        MethodNameRule.Judge(named, captures, entities, cancellation);
    }

    /// <summary>What is known from the type's name; null when the name is wrong.</summary>
    internal static Captures? CapturesOf(NamedType named, EntityNames entities)
    {
        var alternatives = TypeNameRule.Alternatives(named, NameCaptures.BeforeName(named));
        return alternatives.Count == 0 ? null : NameCaptures.AfterName(named, Best(named, alternatives, entities));
    }

    // OrderQueryService is an {Entity}Service of OrderQuery and an {Entity}QueryService of Order: the one that exists is meant.
    private static Captures Best(NamedType named, IReadOnlyList<Captures> alternatives, EntityNames entities)
    {
        foreach (var captures in alternatives)
        {
            if (UnknownEntityRule.FirstUnknown(named.Verb, captures, entities) is null)
                return captures;
        }

        return alternatives[0];
    }
}

/// <summary>One type under one rule.</summary>
/// <param name="Declarations">Written by hand, at least one.</param>
internal sealed record NamedType(
    CompilationRules Rules, BoundRule<NameVerb> Bound, Subject Subject, INamedTypeSymbol Type, IReadOnlyList<SyntaxNode> Declarations, FindingSink Sink)
{
    public NameVerb Verb => Bound.Verb;

    public Rule Rule => Bound.Rule;

    /// <summary>`'OrderHelper' (Service)`.</summary>
    public string Text => MessageText.Subject(Subject, null);

    public void Report(string id, SyntaxNode declaration, string what, Captures captures, ISymbol? member = null) =>
        Sink.Add(new Finding(Rule, id, PlaceOf(declaration), new FindingSite(Type, member ?? Type, null, MemberPart.Signature), what, captures, null));

    private static Location PlaceOf(SyntaxNode declaration) => Bylaw.Analyzers.Declarations.IdentifierOf(declaration)!.Value.GetLocation();
}
