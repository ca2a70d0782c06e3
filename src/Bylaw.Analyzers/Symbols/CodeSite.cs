using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>The member and region that a piece of syntax stands in, for checks that start from a token.</summary>
internal readonly record struct CodeSite(Subject Subject, FindingSite Site)
{
    public string Text => MessageText.Subject(Subject, Site.Route);
}

/// <summary>The sites of one file; the regions of a member's code are looked for once.</summary>
internal sealed class CodeSites(SemanticModel model, CompilationRules rules, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, BodyRegions> _regions = [];

    public CodeSite Of(SyntaxNode node)
    {
        SyntaxNode? code = null;
        for (var at = node; at is not null; at = at.Parent)
        {
            // The outermost of these is the whole of a member's code. Top-level statements have no node of their own around them.
            if (at is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
                or CompilationUnitSyntax)
            {
                code = at;
            }

            if (MemberAt(at) is { } member)
                return Of(node, member, code);
        }

        return new CodeSite(rules.Subjects.Assembly.Subject, new FindingSite(null, null, null, MemberPart.Signature));
    }

    private CodeSite Of(SyntaxNode node, ISymbol member, SyntaxNode? code)
    {
        var region = RegionsOf(member, code).At(node);
        var part = code is null ? MemberPart.Signature : MemberPart.Body;
        return new CodeSite(region.Rules.Subject, new FindingSite(member as INamedTypeSymbol ?? member.ContainingType, member, region.Route, part));
    }

    private BodyRegions RegionsOf(ISymbol member, SyntaxNode? code)
    {
        if (code is not null && _regions.TryGetValue(code, out var known))
            return known;

        if (code is not null && rules.Handlers.MayRoute && model.GetOperation(code, cancellation) is { } operation)
            return _regions[code] = rules.Regions.Of(member, [OperationRoot.Of(operation)]);

        var regions = new BodyRegions(rules.Subjects.OfMember(member), member is IMethodSymbol method ? rules.Handlers.RouteOf(method) : null);
        if (code is not null)
            _regions.Add(code, regions);
        return regions;
    }

    private ISymbol? MemberAt(SyntaxNode node) => node switch
    {
        // The field itself, when the node is its type.
        BaseFieldDeclarationSyntax field => model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellation),
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } variable => model.GetDeclaredSymbol(variable, cancellation),
        BaseNamespaceDeclarationSyntax or GlobalStatementSyntax => null,
        MemberDeclarationSyntax member => model.GetDeclaredSymbol(member, cancellation),
        // Top-level statements.
        CompilationUnitSyntax unit => model.GetDeclaredSymbol(unit, cancellation),
        _ => null,
    };
}
