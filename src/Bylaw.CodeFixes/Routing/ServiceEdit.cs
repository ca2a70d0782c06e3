using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>Methods are added to a service and its interface, each of which asks the dependency.</summary>
internal static class ServiceEdit
{
    /// <summary>False where the service is not ours to change.</summary>
    public static async Task<bool> ApplyAsync(SolutionEditor solution, OwningService service, IReadOnlyList<ServiceMethod> methods, CancellationToken cancellation)
    {
        if (methods.Count == 0)
            return true;

        var isInterface = service.Injected.TypeKind == TypeKind.Interface;
        return (!isInterface || await AddAsync(solution, service.Injected, methods, Declaration, cancellation).ConfigureAwait(false))
            && await AddAsync(solution, service.Class, methods, (generator, method) => Implementation(generator, method, service.Inner), cancellation).ConfigureAwait(false);
    }

    private static async Task<bool> AddAsync(
        SolutionEditor solution, INamedTypeSymbol type, IReadOnlyList<ServiceMethod> methods, Func<SyntaxGenerator, ServiceMethod, MethodDeclarationSyntax> write, CancellationToken cancellation)
    {
        // Of a partial class with generated parts the one that somebody wrote.
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (solution.OriginalSolution.GetDocument(reference.SyntaxTree) is not { } document || !await IsWrittenAsync(document, cancellation).ConfigureAwait(false)
                || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not TypeDeclarationSyntax declaration)
            {
                continue;
            }

            var editor = await solution.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
            editor.ReplaceNode(declaration, (current, generator) => Add((TypeDeclarationSyntax)current, methods.Select(method => write(generator, method))));
            return true;
        }

        return false;
    }

    private static async Task<bool> IsWrittenAsync(Document document, CancellationToken cancellation) =>
        document is not SourceGeneratedDocument && await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } tree && !GeneratedFile.IsGenerated(tree);

    private static TypeDeclarationSyntax Add(TypeDeclarationSyntax type, IEnumerable<MethodDeclarationSyntax> methods)
    {
        // As its other members stand: one below the other, or a line apart.
        var isApart = type.Members.Count != 1 && type.Members.Skip(1).All(member => member.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia));
        var members = type.Members;
        foreach (var method in methods)
            members = members.Add(isApart && members.Count > 0 ? method.WithLeadingTrivia(method.GetLeadingTrivia().Insert(0, SyntaxFactory.ElasticCarriageReturnLineFeed)) : method);

        if (type.SemicolonToken.IsKind(SyntaxKind.None))
            return type.WithMembers(members);
        // `class OrderService(IOrderRepository orders) : IOrderService;`
        return type.WithSemicolonToken(default).WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken)).WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.SemicolonToken.TrailingTrivia))
            .WithMembers(members).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static MethodDeclarationSyntax Declaration(SyntaxGenerator generator, ServiceMethod method) =>
        Signature(generator, method).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    private static MethodDeclarationSyntax Implementation(SyntaxGenerator generator, ServiceMethod method, string inner)
    {
        var call = generator.InvocationExpression(
            generator.MemberAccessExpression(generator.IdentifierName(inner), method.Inner.Name),
            method.Inner.Parameters.Select(parameter => generator.Argument(generator.IdentifierName(parameter.Name))));
        return Signature(generator, method)
            .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PublicKeyword)))
            .WithExpressionBody(SyntaxFactory.ArrowExpressionClause((ExpressionSyntax)call))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }

    private static MethodDeclarationSyntax Signature(SyntaxGenerator generator, ServiceMethod method)
    {
        var parameters = method.Inner.Parameters.Select(parameter => (ParameterSyntax)generator.ParameterDeclaration(parameter));
        return SyntaxFactory.MethodDeclaration((TypeSyntax)generator.TypeExpression(method.Inner.ReturnType), method.Name)
            .WithParameterList(SyntaxFactory.ParameterList(SyntaxFactory.SeparatedList(parameters)))
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation, Simplifier.AddImportsAnnotation);
    }
}
