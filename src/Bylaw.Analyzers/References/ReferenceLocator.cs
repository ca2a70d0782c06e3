using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// Finds the tokens of forbidden uses in a piece of syntax, one a use. Runs only where <see cref="ReferenceScan"/> or a signature has shown that
/// there may be something to find, so that code without findings never pays for it.
/// </summary>
internal sealed class ReferenceLocator
{
    private readonly CompilationRules _rules;
    private readonly SemanticModel _model;
    private readonly BodyRegions _regions;
    private readonly ReferenceList _found;
    private readonly ValuePath _path;
    private readonly ImpliedUses _implied;
    private readonly UnwrittenTypes _unwritten;
    private readonly ThrownExceptions _thrown;
    private readonly HashSet<(ISymbol, SyntaxNode?)> _captured = [];

    public ReferenceLocator(CompilationRules rules, SemanticModel model, BodyRegions regions, ReferenceList found)
    {
        (_rules, _model, _regions, _found) = (rules, model, regions, found);
        _path = new ValuePath(rules, model, regions, found);
        _implied = new ImpliedUses(model, _path, regions, found);
        _unwritten = new UnwrittenTypes(model, _path, regions, found);
        _thrown = new ThrownExceptions(rules, model, regions, found);
    }

    public void Visit(SyntaxNode root)
    {
        // The code of top-level statements is the whole file to the compiler; what else is in the file is not theirs.
        if (root is CompilationUnitSyntax unit)
        {
            foreach (var statement in unit.Members)
            {
                if (statement is GlobalStatementSyntax)
                    VisitAll(statement);
            }
        }
        else
        {
            VisitAll(root);
        }

        _unwritten.Complete();
    }

    private void VisitAll(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodesAndSelf())
            VisitNode(node);
    }

    private void VisitNode(SyntaxNode node)
    {
        switch (node)
        {
            case SimpleNameSyntax name:
                VisitName(name, _regions.At(name));
                break;
            case PredefinedTypeSyntax word when _model.GetTypeInfo(word).Type is INamedTypeSymbol type && _regions.At(word) is var region:
                Report(word.Keyword, region.Rules.AgainstType(type), region);
                break;
            // To hand on to the base's constructor is to call it.
            case ConstructorInitializerSyntax { RawKind: (int)SyntaxKind.BaseConstructorInitializer } handsOn when _model.GetSymbolInfo(handsOn).Symbol is { } constructor:
                Report(handsOn.ThisOrBaseKeyword, _regions.At(handsOn).Rules.AgainstMember(constructor), _regions.At(handsOn));
                break;
            case PrimaryConstructorBaseTypeSyntax handsOn when _model.GetSymbolInfo(handsOn).Symbol is { } constructor:
                Report(ReferencePosition.LastName(handsOn.Type), _regions.At(handsOn).Rules.AgainstMember(constructor), _regions.At(handsOn));
                break;
            case ThrowStatementSyntax { Expression: { } thrown }:
                _thrown.Visit(thrown, _regions.At(thrown));
                break;
            case ThrowExpressionSyntax { Expression: var thrown }:
                _thrown.Visit(thrown, _regions.At(thrown));
                break;
        }

        if (node is ImplicitObjectCreationExpressionSyntax creation)
            VisitImplicitCreation(creation, _regions.At(creation));
        _implied.VisitNameless(node);
        _unwritten.Visit(node);
    }

    private void VisitName(SimpleNameSyntax name, BodyRegion region)
    {
        if (ReferencePosition.IsLabel(name))
            return;

        var info = _model.GetSymbolInfo(name);
        switch (info.Symbol ?? (info.CandidateSymbols.Length > 0 ? info.CandidateSymbols[0] : null))
        {
            case IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } when ReferencePosition.IsAttributeName(name):
                Report(name.Identifier, region.Rules.AgainstAttribute(type), region);
                Report(name.Identifier, region.Rules.AgainstType(type), region);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type }:
                VisitType(name, type, region);
                break;
            case ITypeSymbol type when !name.IsVar:
                VisitType(name, type, region);
                break;
            case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol:
                VisitCaptured(name, region);
                break;
            case { Kind: SymbolKind.Method or SymbolKind.Property or SymbolKind.Field or SymbolKind.Event } member:
                VisitMember(name, member, region);
                break;
        }
    }

    private void VisitType(SimpleNameSyntax name, ITypeSymbol type, BodyRegion region)
    {
        // Of `Outer.Inner` the inner type is meant; the outer one counts where only that is forbidden.
        if (ReferencePosition.NestedTypeAfter(name, _model) is { } nested && region.Rules.AgainstType(nested) is not null)
            return;
        if (name.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax generic } && _model.GetSymbolInfo(generic).Symbol is INamedTypeSymbol marked && _rules.IsMarker(marked))
            return;

        var isCreated = ReferencePosition.IsCreated(name);
        var thrown = type is INamedTypeSymbol exception ? region.Rules.AgainstThrow(exception) : null;
        if (isCreated)
            Report(name.Identifier, thrown, region);

        // An alias may stand for a constructed type, whose arguments are written nowhere else.
        var isAlias = name is IdentifierNameSyntax && type is not INamedTypeSymbol { IsGenericType: false };
        if (!(thrown is not null && ReferencePosition.IsCaught(name)))
            Report(name.Identifier, isAlias ? region.Rules.Mentions(type) : region.Rules.AgainstType((INamedTypeSymbol)type), region);

        if (isCreated && region.Rules.HasMembers && name.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { } creation
            && _model.GetSymbolInfo(creation).Symbol is { } constructor)
        {
            Report(name.Identifier, region.Rules.AgainstMember(constructor), region);
        }
    }

    private void VisitImplicitCreation(ImplicitObjectCreationExpressionSyntax creation, BodyRegion region)
    {
        if (_model.GetSymbolInfo(creation).Symbol is not IMethodSymbol constructor)
            return;

        Report(creation.NewKeyword, region.Rules.AgainstThrow(constructor.ContainingType), region);
        Report(creation.NewKeyword, region.Rules.AgainstMember(constructor), region);
    }

    // A value of the code around a handler: its declaration belongs to that code, so the handler's first use of it is the finding.
    private void VisitCaptured(SimpleNameSyntax name, BodyRegion region)
    {
        if (region.Function is null || ReferencePosition.IsArgumentName(name)
            || _model.GetSymbolInfo(name).Symbol is not { DeclaringSyntaxReferences: [var reference, ..] } symbol)
        {
            return;
        }

        var declaration = reference.GetSyntax();
        if (declaration.SyntaxTree == region.Function.SyntaxTree && region.Function.Span.Contains(declaration.Span))
            return;

        var type = ReferencePosition.TypeOf(name, _model);
        if (region.Rules.Mentions(type) is { } verdict && _regions.At(declaration).Rules.Mentions(type) is null && _captured.Add((symbol, region.Function)))
            Report(name.Identifier, verdict, region);
    }

    private void VisitMember(SimpleNameSyntax name, ISymbol member, BodyRegion region)
    {
        if (ReferencePosition.IsArgumentName(name))
            return;

        Report(name.Identifier, region.Rules.AgainstMember((member as IMethodSymbol)?.ReducedFrom ?? member), region);
        if (member is IMethodSymbol method && ReferencePosition.IsInvoked(name))
            _thrown.VisitCall(name, method, region);
        if (!region.Rules.HasTypes)
            return;

        var receiver = ReferencePosition.ReceiverOf(name);
        var isExtension = member is IMethodSymbol { ReducedFrom: not null } || member.ContainingType is { Name.Length: 0 };
        var isBareStatic = member.IsStatic && receiver is null && !_path.IsOwn(member, region);
        if ((isExtension || isBareStatic) && ValuePath.DeclaringType(member) is { } owner && region.Rules.AgainstType(owner) is { } written)
            Report(name.Identifier, written, region);
        else if (!ReferencePosition.IsInNameof(name, _model))
            _implied.Visit(name.Identifier, member, receiver, region, name);
    }

    private void Report(SyntaxToken token, Verdict? verdict, BodyRegion region)
    {
        if (verdict is not null)
            _found.Add(new Reference(token, verdict, region));
    }
}
