using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// Finds the tokens of forbidden uses in a piece of syntax, one a use. Runs only where <see cref="ReferenceScan"/> or a signature has shown that
/// there is something to find, so that code without findings never pays for it.
/// </summary>
internal sealed class ReferenceLocator
{
    private readonly CompilationRules _rules;
    private readonly SemanticModel _model;
    private readonly BodyRegions _regions;
    private readonly ValuePath _path;
    private readonly Action<Reference> _found;
    private readonly List<TextSpanOf> _reported = [];
    private readonly List<Implied> _implied = [];
    private readonly HashSet<(ISymbol, SyntaxNode?)> _captured = [];

    public ReferenceLocator(CompilationRules rules, SemanticModel model, BodyRegions regions, Action<Reference> found)
    {
        (_rules, _model, _regions, _found) = (rules, model, regions, found);
        _path = new ValuePath(rules, model, regions);
    }

    private readonly record struct TextSpanOf(int Start, int End);

    /// <summary>A value whose type is written nowhere: reported if nothing else on its path is.</summary>
    private readonly record struct Implied(SyntaxToken Token, ITypeSymbol Type, SyntaxNode? Origin, BodyRegion Region);

    public void Visit(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodesAndSelf())
            VisitNode(node);

        foreach (var implied in _implied)
        {
            var isKnown = implied.Origin is { } origin
                && (_reported.Any(span => span.Start >= origin.SpanStart && span.End <= origin.Span.End)
                    || (origin is ExpressionSyntax value && _path.IsReported(value, implied.Region)));
            if (!isKnown && implied.Region.Rules.Mentions(implied.Type) is { } verdict)
                Report(implied.Token, verdict, UseKind.Use, implied.Region);
        }

        _implied.Clear();
    }

    private void VisitNode(SyntaxNode node)
    {
        switch (node)
        {
            case IdentifierNameSyntax { IsVar: true } var:
                VisitVar(var);
                break;
            case SimpleNameSyntax name:
                VisitName(name, _regions.At(name));
                break;
            case ImplicitObjectCreationExpressionSyntax creation:
                VisitImplicitCreation(creation, _regions.At(creation));
                break;
            case CollectionExpressionSyntax collection when _model.GetTypeInfo(collection).ConvertedType is { } type:
                Defer(collection.OpenBracketToken, type, Target(collection) ?? (SyntaxNode)collection, _regions.At(collection));
                break;
            case ParameterSyntax { Type: null } parameter when _model.GetDeclaredSymbol(parameter) is IParameterSymbol symbol:
                Defer(parameter.Identifier, symbol.Type, parameter.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression, _regions.At(parameter));
                break;
            case ElementAccessExpressionSyntax element when _model.GetSymbolInfo(element).Symbol is IPropertySymbol indexer:
                VisitMemberOf(element.Expression, ReferencePosition.LastName(element.Expression), indexer, _regions.At(element));
                break;
            case ThrowStatementSyntax { Expression: { } thrown }:
                VisitThrow(thrown, _regions.At(thrown));
                break;
            case ThrowExpressionSyntax { Expression: var thrown }:
                VisitThrow(thrown, _regions.At(thrown));
                break;
        }
    }

    private void VisitName(SimpleNameSyntax name, BodyRegion region)
    {
        var info = _model.GetSymbolInfo(name);
        var symbol = info.Symbol ?? (info.CandidateSymbols.Length > 0 ? info.CandidateSymbols[0] : null);
        switch (symbol)
        {
            case INamedTypeSymbol type:
                VisitType(name, type, region);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when ReferencePosition.IsAttributeName(name):
                VisitAttribute(name, constructor.ContainingType, region);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                VisitType(name, constructor.ContainingType, region);
                break;
            case ILocalSymbol or IParameterSymbol:
                VisitCaptured(name, symbol, region);
                break;
            case IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol:
                VisitMember(name, symbol, region);
                break;
        }
    }

    private void VisitType(SimpleNameSyntax name, INamedTypeSymbol type, BodyRegion region)
    {
        if (ReferencePosition.IsLeftOfNestedType(name, _model))
            return;

        var isCreated = ReferencePosition.IsCreated(name);
        if (isCreated && region.Rules.AgainstThrow(type) is { } thrown)
        {
            Report(name.Identifier, thrown, UseKind.Throw, region);
            return;
        }

        // An alias may stand for a constructed type, whose arguments are written nowhere else.
        var verdict = name is IdentifierNameSyntax && type.IsGenericType ? region.Rules.Mentions(type) : region.Rules.AgainstType(type);
        if (verdict is not null && !(ReferencePosition.IsCaught(name) && region.Rules.AgainstThrow(type) is not null))
            Report(name.Identifier, verdict, UseKind.Use, region);

        if (isCreated && region.Rules.HasMembers && CreatedBy(name) is { } constructor && region.Rules.AgainstMember(constructor) is { } created)
            Report(name.Identifier, created, UseKind.Use, region);
    }

    private ISymbol? CreatedBy(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { } creation ? _model.GetSymbolInfo(creation).Symbol : null;

    private void VisitAttribute(SimpleNameSyntax name, INamedTypeSymbol type, BodyRegion region)
    {
        if (region.Rules.AgainstAttribute(type) is { } attribute)
            Report(name.Identifier, attribute, UseKind.Attribute, region);
        else if (region.Rules.AgainstType(type) is { } verdict)
            Report(name.Identifier, verdict, UseKind.Use, region);
    }

    // A value of the code around a handler: its declaration belongs to that code, so the handler's first use of it is the finding.
    private void VisitCaptured(SimpleNameSyntax name, ISymbol symbol, BodyRegion region)
    {
        if (region.Function is null || symbol.DeclaringSyntaxReferences.IsEmpty)
            return;

        var declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        if (region.Function.Span.Contains(declaration.Span) || !_captured.Add((symbol, region.Function)))
            return;

        var type = symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type;
        if (region.Rules.Mentions(type) is { } verdict)
            Report(name.Identifier, verdict, UseKind.Use, region);
    }

    private void VisitMember(SimpleNameSyntax name, ISymbol member, BodyRegion region)
    {
        var definition = (member as IMethodSymbol)?.ReducedFrom ?? member;
        if (region.Rules.AgainstMember(definition) is { } forbidden)
            Report(name.Identifier, forbidden, UseKind.Use, region);

        if (member is IMethodSymbol helper && region.Rules.HasThrows
            && _rules.ThrowHelpers.ThrownBy(helper) is { } thrown && region.Rules.AgainstThrow(thrown) is { } verdict)
        {
            Report(name.Identifier, verdict, UseKind.Throw, region);
        }

        if (!region.Rules.HasTypes)
            return;

        var receiver = ReferencePosition.ReceiverOf(name);
        var isExtension = member is IMethodSymbol { ReducedFrom: not null } || member.ContainingType is { Name.Length: 0 };
        var isWrittenStatic = member.IsStatic && receiver is null && !IsInherited(member, region);
        if ((isExtension || isWrittenStatic) && ValuePath.DeclaringType(member) is { } owner && region.Rules.AgainstType(owner) is { } written)
        {
            Report(name.Identifier, written, UseKind.Use, region);
            return;
        }

        // Type arguments that are written have tokens of their own.
        if (name is GenericNameSyntax generic && generic.TypeArgumentList.Arguments.Any(argument => region.Rules.Mentions(_model.GetTypeInfo(argument).Type) is not null))
            return;

        VisitMemberOf(receiver, name.Identifier, member, region);
    }

    private void VisitMemberOf(ExpressionSyntax? receiver, SyntaxToken token, ISymbol member, BodyRegion region)
    {
        if (ValuePath.BringsIn(member, region.Rules) is not { } verdict || _path.IsDeclarationReported(member, region))
            return;

        var isKnown = receiver is not null
            ? _path.IsReported(receiver, region)
            : !member.IsStatic && region.Rules.Subject.Type is not null && member.Kind != SymbolKind.NamedType && IsInherited(member, region) && _path.IsBaseReported(region);
        if (!isKnown)
            Report(token, verdict, UseKind.Use, region);
    }

    private static bool IsInherited(ISymbol member, BodyRegion region)
    {
        for (var type = region.Rules.Subject.Type; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, member.ContainingType?.OriginalDefinition))
                return true;
        }

        return false;
    }

    private void VisitVar(IdentifierNameSyntax var)
    {
        var region = _regions.At(var);
        switch (var.Parent)
        {
            case VariableDeclarationSyntax { Variables: [{ Initializer: { Value: var value } }, ..] } when _model.GetTypeInfo(var).Type is { } type:
                Defer(var.Identifier, type, value, region);
                break;
            case ForEachStatementSyntax loop when _model.GetTypeInfo(var).Type is { } type:
                Defer(var.Identifier, type, loop.Expression, region);
                break;
            case DeclarationExpressionSyntax { Designation: var designation } declaration:
                var origin = declaration.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Right
                    ?? declaration.FirstAncestorOrSelf<ForEachVariableStatementSyntax>()?.Expression
                    ?? (SyntaxNode?)declaration.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression;
                foreach (var local in designation.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>())
                {
                    if (_model.GetDeclaredSymbol(local) is ILocalSymbol { Type: var type })
                        Defer(var.Identifier, type, origin, region);
                }

                break;
            case VarPatternSyntax:
                break;
        }
    }

    private void VisitImplicitCreation(ImplicitObjectCreationExpressionSyntax creation, BodyRegion region)
    {
        if (_model.GetTypeInfo(creation).Type is not INamedTypeSymbol type)
            return;

        if (region.Rules.AgainstThrow(type) is { } thrown)
            Report(creation.NewKeyword, thrown, UseKind.Throw, region);
        else
            Defer(creation.NewKeyword, type, Target(creation) ?? (SyntaxNode)creation, region);

        if (_model.GetSymbolInfo(creation).Symbol is { } constructor && region.Rules.AgainstMember(constructor) is { } forbidden)
            Report(creation.NewKeyword, forbidden, UseKind.Use, region);
    }

    // `Repo r = new();`, `_repo = new();`, `Repo R { get; } = [];`, `return new();`: the type stands with the target.
    private SyntaxNode? Target(ExpressionSyntax value)
    {
        SyntaxNode node = value;
        while (node.Parent is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax)
            node = node.Parent;

        return node.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
            EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: { } type } } => type,
            AssignmentExpressionSyntax assignment when assignment.Right == node => assignment.Left,
            ArrowExpressionClauseSyntax { Parent: MemberDeclarationSyntax member } => ReturnType(member),
            ReturnStatementSyntax statement => ReturnType(statement.Ancestors().FirstOrDefault(ancestor =>
                ancestor is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)),
            _ => null,
        };
    }

    private static TypeSyntax? ReturnType(SyntaxNode? function) => function switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        LocalFunctionStatementSyntax local => local.ReturnType,
        _ => null,
    };

    private void VisitThrow(ExpressionSyntax thrown, BodyRegion region)
    {
        // `new X()` is seen at X; a caught exception thrown on is the business of whoever threw it first.
        if (!region.Rules.HasThrows || thrown is BaseObjectCreationExpressionSyntax || _model.GetTypeInfo(thrown).Type is not INamedTypeSymbol type)
            return;
        if (_model.GetSymbolInfo(thrown).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference, ..] } && reference.GetSyntax() is CatchDeclarationSyntax)
            return;

        if (region.Rules.AgainstThrow(type) is { } verdict && !CreatedHere(thrown))
            Report(ReferencePosition.LastName(thrown), verdict, UseKind.Throw, region);
    }

    // `var e = new X(); throw e;` and `throw error ?? new X()`: the creation is the finding.
    private bool CreatedHere(ExpressionSyntax thrown)
    {
        if (thrown.DescendantNodes().Any(node => node is BaseObjectCreationExpressionSyntax creation
            && _model.GetTypeInfo(creation).Type is INamedTypeSymbol type && _regions.At(creation).Rules.AgainstThrow(type) is not null))
        {
            return true;
        }

        return _model.GetSymbolInfo(thrown).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference, ..] }
            && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax };
    }

    private void Defer(SyntaxToken token, ITypeSymbol type, SyntaxNode? origin, BodyRegion region)
    {
        if (region.Rules.HasTypes)
            _implied.Add(new Implied(token, type, origin, region));
    }

    private void Report(SyntaxToken token, Verdict verdict, UseKind kind, BodyRegion region)
    {
        _reported.Add(new TextSpanOf(token.SpanStart, token.Span.End));
        _found(new Reference(token, verdict, kind, region));
    }
}
