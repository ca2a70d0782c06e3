using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>`new A(…)` where A must not be thrown becomes `new B(…)`; message and inner exception stay, a status code goes.</summary>
internal static class ExceptionExchange
{
    private const string Mapped = "mapped";
    private const string Domain = "domain";

    /// <summary>What is created at the finding; null where the exception comes from a method.</summary>
    public static ObjectCreationExpressionSyntax? CreationAt(FindingContext context) =>
        context.Token.Parent?.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { Initializer: null } creation && creation.Type.Span.Contains(context.Token.Span) ? creation : null;

    /// <summary>With the exception that the rule names.</summary>
    public static async Task<Fix?> ByRuleAsync(FindingContext context, ObjectCreationExpressionSyntax creation)
    {
        if (context.Instead is not { } wanted)
            return null;

        foreach (var type in await NamedAsync(context, wanted).ConfigureAwait(false))
        {
            if (With(context, creation, type) is { } changed)
            {
                var safety = await IsAskedForAsync(context, creation, type).ConfigureAwait(false) ? FixSafety.Review : FixSafety.Safe;
                return Fix(creation, changed, type, safety, Mapped);
            }
        }

        return null;
    }

    /// <summary>With the exceptions that the solution has for this status.</summary>
    public static async Task<IReadOnlyList<Fix>> ByStatusAsync(FindingContext context, ObjectCreationExpressionSyntax creation, HttpStatus status)
    {
        var declared = await SymbolFinder.FindSourceDeclarationsAsync(context.Solution, name => name.EndsWith(nameof(Exception), StringComparison.Ordinal) && status.IsIn(name), SymbolFilter.Type, context.Cancellation).ConfigureAwait(false);
        return
        [
            .. declared.OfType<INamedTypeSymbol>().Where(type => IsOfDomain(context, type)).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
                .Select(type => (Type: type, Changed: With(context, creation, type)))
                .Where(pair => pair.Changed is not null)
                .Select(pair => Fix(creation, pair.Changed!, pair.Type, FixSafety.Review, Domain)),
        ];
    }

    /// <summary>An exception of this solution that the rule has nothing against.</summary>
    public static bool IsOfDomain(FindingContext context, INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } && IsException(type)
        && (context.Rule.Verb is not ForbidVerb forbid || UseMatch.AnyOfFamily(context.Rules, forbid.Uses.Throws, type, Captures.None) is null);

    private static bool IsException(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at is { Name: nameof(Exception), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }

        return false;
    }

    private static DocumentFix Fix(ObjectCreationExpressionSyntax creation, Func<ObjectCreationExpressionSyntax, ObjectCreationExpressionSyntax> change, INamedTypeSymbol type, FixSafety safety, string key) =>
        new($"Throw {type.Name} instead of {creation.Type}", safety, key, editor => editor.ReplaceNode(creation, (current, generator) =>
        {
            var changed = change((ObjectCreationExpressionSyntax)current);
            var written = ((TypeSyntax)generator.TypeExpression(type)).WithAdditionalAnnotations(Simplifier.Annotation).WithTriviaFrom(changed.Type);
            // Whoever writes full names goes on doing so.
            return changed.WithType(changed.Type is QualifiedNameSyntax ? written : written.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation));
        }));

    private static async Task<IEnumerable<INamedTypeSymbol>> NamedAsync(FindingContext context, string wanted)
    {
        var types = context.Model.Compilation.GetTypesByMetadataName(wanted);
        if (!types.IsEmpty)
            return types;

        var simple = wanted.Substring(wanted.LastIndexOf('.') + 1);
        var declared = await SymbolFinder.FindSourceDeclarationsAsync(context.Solution, simple, ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false);
        return declared.OfType<INamedTypeSymbol>().Where(type => simple == wanted || type.ToDisplayString() == wanted);
    }

    /// <summary>How the arguments change, so that a constructor of the type takes them; null where none does.</summary>
    private static Func<ObjectCreationExpressionSyntax, ObjectCreationExpressionSyntax>? With(FindingContext context, ObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        var arguments = creation.ArgumentList?.Arguments ?? default;
        var kept = new List<int>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (HttpStatus.IsStatus(context.Model, arguments[i], context.Cancellation) is null)
                kept.Add(i);
        }

        if (Binds(arguments))
            return current => current;
        return kept.Count < arguments.Count && Binds(Only(arguments)) ? current => current.WithArgumentList(current.ArgumentList!.WithArguments(Only(current.ArgumentList.Arguments))) : null;

        SeparatedSyntaxList<ArgumentSyntax> Only(SeparatedSyntaxList<ArgumentSyntax> all)
        {
            for (var i = all.Count - 1; i >= 0; i--)
            {
                if (!kept.Contains(i))
                    all = all.RemoveAt(i);
            }

            return all.Count > 0 ? all.Replace(all[0], all[0].WithLeadingTrivia(arguments[0].GetLeadingTrivia())) : all;
        }

        bool Binds(SeparatedSyntaxList<ArgumentSyntax> passed)
        {
            var attempt = SyntaxFactory.ObjectCreationExpression(SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))
                .WithArgumentList(SyntaxFactory.ArgumentList(passed)).WithNewKeyword(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space));
            return context.Model.GetSpeculativeSymbolInfo(creation.SpanStart, attempt, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
        }
    }

    /// <summary>Whether code asks for the old exception, or for a base of it that the new one does not have: a handler, a table of status codes, a test.</summary>
    private static async Task<bool> IsAskedForAsync(FindingContext context, ObjectCreationExpressionSyntax creation, INamedTypeSymbol wanted)
    {
        for (var type = context.Model.GetTypeInfo(creation, context.Cancellation).Type as INamedTypeSymbol; type is not null && !IsBaseOf(type, wanted); type = type.BaseType)
        {
            // Of the framework's own exceptions an exception handler of the framework may know.
            if (!type.Locations.Any(location => location.IsInSource) || await IsAskedForAsync(context, type).ConfigureAwait(false))
                return true;
        }

        return false;
    }

    private static bool IsBaseOf(INamedTypeSymbol type, INamedTypeSymbol derived)
    {
        for (var at = derived; at is not null; at = at.BaseType)
        {
            if (SameType.Is(at, type))
                return true;
        }

        return false;
    }

    private static async Task<bool> IsAskedForAsync(FindingContext context, INamedTypeSymbol type)
    {
        foreach (var reference in await SymbolFinder.FindReferencesAsync(type, context.Solution, context.Cancellation).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false);
                var asking = root!.FindNode(place.Location.SourceSpan).AncestorsAndSelf().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax or ArgumentListSyntax))
                    .Any(node => node is CatchDeclarationSyntax or PatternSyntax or BinaryExpressionSyntax or TypeOfExpressionSyntax or TypeArgumentListSyntax or CastExpressionSyntax);
                if (asking)
                    return true;
            }
        }

        return false;
    }
}
