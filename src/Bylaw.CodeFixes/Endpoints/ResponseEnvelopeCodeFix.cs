using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>BYL5001: what is returned is put into the envelope, which is written first where there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResponseEnvelopeCodeFix)), Shared]
public sealed class ResponseEnvelopeCodeFix() : BylawCodeFix(RuleIds.ResponseEnvelope)
{
    private const string Key = "wrap";

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Rule.Verb is not ResponseEnvelopeVerb verb || AnswerPlace.Of(context) is not { } place
            || (place.Value is null && await Container.IsCalledByHandAsync(context.Solution, place.Handler, context.Cancellation).ConfigureAwait(false)))
        {
            return [];
        }

        var bodies = place.Bodies.Where(body => body.Kind == AnswerKind.Success).Select(body => body.Type).Distinct(SymbolEqualityComparer.Default).OfType<ITypeSymbol>().ToList();
        if (bodies is not [var sent])
            return [];
        if (await Envelope.FindAsync(context, verb).ConfigureAwait(false) is { } envelope)
            return await WrapAsync(context.Solution, context, place, sent, envelope, $"Answer with {envelope.Type.Name}").ConfigureAwait(false) is { } fix ? [fix] : [];
        if (await NewEnvelope.AddAsync(context, verb).ConfigureAwait(false) is not var (added, name)
            || await FindingContext.OfAsync(added.GetDocument(context.Document.Id)!, context.Finding, context.Cancellation).ConfigureAwait(false) is not { } later
            || AnswerPlace.Of(later) is not { } again || again.Bodies.FirstOrDefault(body => body.Kind == AnswerKind.Success) is not { Type: { } type }
            || await Envelope.FindAsync(later, verb).ConfigureAwait(false) is not { } made)
        {
            return [];
        }

        return await WrapAsync(added, later, again, type, made, $"Answer with {name}, a new type beside the endpoint").ConfigureAwait(false) is { } first ? [first] : [];

        async Task<Fix?> WrapAsync(Solution start, FindingContext at, AnswerPlace where, ITypeSymbol body, Envelope around, string title)
        {
            var solution = new SolutionEditor(start);
            var editor = await solution.GetDocumentEditorAsync(at.Document.Id, at.Cancellation).ConfigureAwait(false);
            var answer = new NewAnswer(body, () => around.Written(Content()!), (value, type, status) =>
                around.Around(value, Content(), where.Value is not null ? !IsOpen(type) : IsSame(type, body), status));
            if (!AnswerEdit.Apply(editor, at, where, answer))
                return null;

            around.Name.ImportInto(editor);
            var changed = await CleanUp.ChangesAsync(context.Solution, solution.GetChangedSolution(), context.Cancellation).ConfigureAwait(false);
            return await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
                && await FindingCheck.HoldsAsync(context.Solution, changed, context.Document.Id, new ResponseEnvelopeAnalyzer(), context.Cancellation).ConfigureAwait(false)
                ? new SolutionFix(title, FixSafety.Review, Key, _ => Task.FromResult<Solution?>(changed)) : null;

            // Nobody can write the type of an anonymous object.
            TypeSyntax? Content() => Mentions(body) ? null : ServiceUse.TypeOf(editor.Generator, body).WithoutTrivia();
        }
    }

    // A value that can't be null is a narrower one than what may be.
    private static bool IsSame(ITypeSymbol value, ITypeSymbol declared) => SymbolEqualityComparer.Default.Equals(value, declared)
        && (declared.NullableAnnotation != NullableAnnotation.Annotated || value.NullableAnnotation == NullableAnnotation.Annotated || declared.IsValueType);

    private static bool IsOpen(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic;

    private static bool Mentions(ITypeSymbol type) => type switch
    {
        { IsAnonymousType: true } => true,
        IArrayTypeSymbol array => Mentions(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(Mentions),
        _ => false,
    };
}
