using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>BYL5003: [JsonIgnore] on the member that is a secret, in the words of the serializer that writes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretInResponseCodeFix)), Shared]
public sealed class SecretInResponseCodeFix() : BylawCodeFix(RuleIds.SecretInResponse)
{
    private const string Key = "ignore";

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (!context.Finding.Properties.TryGetValue(FindingProperties.Target, out var target) || string.IsNullOrEmpty(target)
            || DocumentationCommentId.GetSymbolsForDeclarationId(target!, context.Model.Compilation) is not [IPropertySymbol { ContainingType: { IsAnonymousType: false } owner } member]
            || await SymbolFinder.FindSourceDefinitionAsync(member, context.Solution, context.Cancellation).ConfigureAwait(false) is not IPropertySymbol { DeclaringSyntaxReferences: [var reference] } property
            || context.Solution.GetDocument(reference.SyntaxTree) is not { } document || document is SourceGeneratedDocument || GeneratedFile.IsGenerated(reference.SyntaxTree)
            || SentMembers.Of(owner).All(sent => !SymbolEqualityComparer.Default.Equals(sent.Member, member))
            || await IsReadAsync(context, property.ContainingType).ConfigureAwait(false))
        {
            return [];
        }

        var attribute = WriterOf(context, property.ContainingType) + ".JsonIgnoreAttribute";
        if ((await document.Project.GetCompilationAsync(context.Cancellation).ConfigureAwait(false))?.GetTypesByMetadataName(attribute).IsEmpty != false)
            return [];

        var solution = new SolutionEditor(context.Solution);
        var editor = await solution.GetDocumentEditorAsync(document.Id, context.Cancellation).ConfigureAwait(false);
        var declaration = await reference.GetSyntaxAsync(context.Cancellation).ConfigureAwait(false);
        AddedAttribute.Add(editor, declaration, attribute, declaration is ParameterSyntax ? "property" : null);
        var changed = await CleanUp.ChangesAsync(context.Solution, solution.GetChangedSolution(), context.Cancellation).ConfigureAwait(false);
        return await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
            ? [new SolutionFix($"Put [JsonIgnore] on {owner.Name}.{member.Name}", FixSafety.Review, Key, _ => Task.FromResult<Solution?>(changed))]
            : [];
    }

    // What comes in with a request, or out of JSON that was stored, would lose it too.
    private static async Task<bool> IsReadAsync(FindingContext context, INamedTypeSymbol type)
    {
        foreach (var used in await SymbolFinder.FindReferencesAsync(type, context.Solution, context.Cancellation).ConfigureAwait(false))
        {
            foreach (var place in used.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false);
                var node = root!.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                if (node.FirstAncestorOrSelf<TypeArgumentListSyntax>() is { Parent: GenericNameSyntax name } && IsReader(name.Identifier.ValueText))
                    return true;
                if (node.FirstAncestorOrSelf<ParameterSyntax>() is { Type: { } written } parameter && written.Span.Contains(node.Span) && await TakesRequestAsync(context, place.Document, parameter).ConfigureAwait(false))
                    return true;
            }
        }

        return false;
    }

    private static bool IsReader(string method) => method.StartsWith("Deserialize", StringComparison.Ordinal) || method.StartsWith("ReadFromJson", StringComparison.Ordinal) || method.StartsWith("GetFromJson", StringComparison.Ordinal);

    private static async Task<bool> TakesRequestAsync(FindingContext context, Document document, ParameterSyntax parameter)
    {
        if (await document.GetSemanticModelAsync(context.Cancellation).ConfigureAwait(false) is not { } model || model.GetDeclaredSymbol(parameter, context.Cancellation)?.ContainingSymbol is not IMethodSymbol method)
            return false;
        // `orders.Select(order => …)` takes none; a handler is written with the types of its parameters.
        return method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction || EndpointMethods.IsEndpoint(method) || context.Rules.Handlers.RouteOf(method) is not null;
    }

    // Newtonsoft where the type says so, or controllers write with it.
    private static string WriterOf(FindingContext context, INamedTypeSymbol type)
    {
        const string Newtonsoft = "Newtonsoft.Json";
        var isNewtonsoft = type.GetMembers().SelectMany(member => member.GetAttributes()).Any(attribute => attribute.AttributeClass is { } own && SymbolNames.Namespace(own).StartsWith(Newtonsoft, StringComparison.Ordinal))
            || (context.Token.Parent is MethodDeclarationSyntax && context.Model.Compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == "Microsoft.AspNetCore.Mvc.NewtonsoftJson"));
        return isNewtonsoft ? Newtonsoft : "System.Text.Json.Serialization";
    }
}
