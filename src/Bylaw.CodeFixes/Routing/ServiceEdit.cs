using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>Methods are added to a class and to the interface that others know it by.</summary>
internal static class ServiceEdit
{
    // By which the generator tells those who add usings what it wrote.
    private const string SymbolOfType = "SymbolId";

    // The one that stood there ends its line itself.
    private static readonly SyntaxTrivia[] AfterMember = [SyntaxFactory.ElasticCarriageReturnLineFeed];
    private static readonly SyntaxTrivia[] AfterAdded = [SyntaxFactory.ElasticCarriageReturnLineFeed, SyntaxFactory.CarriageReturnLineFeed];

    /// <summary>False where they cannot be: the code is not ours, the names are taken, or another class implements the interface too.</summary>
    public static async Task<bool> AddAsync(SolutionEditor solution, INamedTypeSymbol @class, INamedTypeSymbol known, IReadOnlyList<AddedMethod> methods, CancellationToken cancellation)
    {
        if (methods.Count == 0)
            return true;
        if (methods.Any(method => !method.IsNewTo(@class) || !method.IsNewTo(known)))
            return false;

        if (known.TypeKind == TypeKind.Interface)
        {
            var implementing = await SymbolFinder.FindImplementationsAsync(known, solution.OriginalSolution, cancellationToken: cancellation).ConfigureAwait(false);
            if (implementing.Any(other => other is INamedTypeSymbol type && !SameType.Is(type, @class))
                || !await AddAsync(solution, known, methods, Declaration, cancellation).ConfigureAwait(false))
            {
                return false;
            }
        }

        return await AddAsync(solution, @class, methods, Implementation, cancellation).ConfigureAwait(false);
    }

    private static async Task<bool> AddAsync(
        SolutionEditor solution, INamedTypeSymbol type, IReadOnlyList<AddedMethod> methods, Func<SyntaxGenerator, AddedMethod, MethodDeclarationSyntax> write, CancellationToken cancellation)
    {
        // Of a partial class with generated parts the one that somebody wrote.
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (solution.OriginalSolution.GetDocument(reference.SyntaxTree) is not { } document || document is SourceGeneratedDocument || GeneratedFile.IsGenerated(reference.SyntaxTree)
                || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not TypeDeclarationSyntax declaration)
            {
                continue;
            }

            var editor = await solution.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
            editor.ReplaceNode(declaration, (current, generator) => Add((TypeDeclarationSyntax)current, methods.Select(method => write(generator, method))));
            // Too many: those that nobody needs are taken out again.
            if (type.TypeKind == TypeKind.Class)
                editor.ReplaceNode(editor.OriginalRoot, (current, _) => methods.SelectMany(method => method.Namespaces).Distinct().Aggregate((CompilationUnitSyntax)current, Usings.With));
            return true;
        }

        return false;
    }

    private static TypeDeclarationSyntax Add(TypeDeclarationSyntax type, IEnumerable<MethodDeclarationSyntax> methods)
    {
        // As its last members stand: one below the other, or a line apart.
        var isApart = type.Members.Count > 1 && type.Members.Last().GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        var members = type.Members;
        foreach (var method in methods)
            members = members.Add(isApart && members.Count > 0 ? method.WithLeadingTrivia(method.GetLeadingTrivia().InsertRange(0, members.Count == type.Members.Count ? AfterMember : AfterAdded)) : method);

        if (type.SemicolonToken.IsKind(SyntaxKind.None))
            return type.WithMembers(members);
        // `class OrderService(IOrderRepository orders) : IOrderService;`
        return type.WithSemicolonToken(default).WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken)).WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.SemicolonToken.TrailingTrivia))
            .WithMembers(members).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static MethodDeclarationSyntax Declaration(SyntaxGenerator generator, AddedMethod method) =>
        Signature(generator, method).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    private static MethodDeclarationSyntax Implementation(SyntaxGenerator generator, AddedMethod method) =>
        Signature(generator, method)
            .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PublicKeyword)))
            .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(method.Body))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    private static MethodDeclarationSyntax Signature(SyntaxGenerator generator, AddedMethod method)
    {
        var parameters = method.Parameters.Select(parameter => (ParameterSyntax)(parameter.Like is { } like ? generator.ParameterDeclaration(like) : generator.ParameterDeclaration(parameter.Name, generator.TypeExpression(parameter.Type))));
        var signature = SyntaxFactory.MethodDeclaration((TypeSyntax)generator.TypeExpression(method.Returns), method.Name)
            .WithParameterList(SyntaxFactory.ParameterList(SyntaxFactory.SeparatedList(parameters)));
        // `long`, `int?` and `byte[]` are types of System to the generator, and `using System;` may give calls in the file another meaning.
        return signature.ReplaceNodes(signature.DescendantNodes().OfType<TypeSyntax>().Where(type => type is not NameSyntax), (_, type) => type.WithoutAnnotations(SymbolOfType))
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation, Simplifier.AddImportsAnnotation);
    }
}
