using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// `var`, `new()`, `[]`, `default` and lambda parameters without a type: values whose type is written nowhere. Each is a finding only if nothing
/// else on its value's path is, so they are decided when all else has been found.
/// </summary>
internal sealed class UnwrittenTypes(SemanticModel model, ValuePath path, BodyRegions regions, ReferenceList found)
{
    private readonly List<Unwritten> _items = [];

    /// <param name="Value">What takes its type from where it goes; null when it takes it from the origins.</param>
    private readonly record struct Unwritten(SyntaxToken Token, ITypeSymbol Type, ExpressionSyntax? Value, SyntaxNode? Origin, SyntaxNode? Pattern, BodyRegion Region);

    public void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case IdentifierNameSyntax { IsVar: true, Parent: VariableDeclarationSyntax { Variables: [{ Initializer.Value: var value }, ..] } } var:
                AddFrom(var.Identifier, model.GetTypeInfo(var).Type, value);
                break;
            case IdentifierNameSyntax { IsVar: true, Parent: ForEachStatementSyntax loop } var:
                AddFrom(var.Identifier, model.GetTypeInfo(var).Type, loop.Expression);
                break;
            case DeclarationExpressionSyntax { Type.IsVar: true } declaration when OriginOf(declaration) is { } origin:
                AddDesignation(declaration.Type.GetFirstToken(), declaration.Designation, origin);
                break;
            case VarPatternSyntax pattern:
                AddDesignation(pattern.VarKeyword, pattern.Designation, PatternPosition.Governing(pattern, out var whole), whole);
                break;
            case ImplicitObjectCreationExpressionSyntax creation:
                AddTarget(creation.NewKeyword, model.GetTypeInfo(creation).Type, creation);
                break;
            case CollectionExpressionSyntax collection:
                AddTarget(collection.OpenBracketToken, model.GetTypeInfo(collection).ConvertedType, collection);
                break;
            // Of a class it is null, which is nothing of that class.
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } literal
                    when model.GetTypeInfo(literal).ConvertedType is { IsValueType: true } type:
                AddTarget(literal.Token, type, literal);
                break;
            case ParameterSyntax { Type: null } parameter when parameter.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { } lambda:
                AddTarget(parameter.Identifier, (model.GetDeclaredSymbol(parameter) as IParameterSymbol)?.Type, lambda);
                break;
        }

        void AddFrom(SyntaxToken token, ITypeSymbol? type, SyntaxNode? origin, SyntaxNode? pattern = null) => Add(token, type, null, origin, pattern);

        void AddTarget(SyntaxToken token, ITypeSymbol? type, ExpressionSyntax value) => Add(token, type, value, null, null);

        void AddDesignation(SyntaxToken token, VariableDesignationSyntax designation, SyntaxNode? origin, SyntaxNode? pattern = null)
        {
            foreach (var local in designation.DescendantNodesAndSelf())
            {
                if (local is SingleVariableDesignationSyntax && model.GetDeclaredSymbol(local) is ILocalSymbol { Type: var type })
                    AddFrom(token, type, origin, pattern);
            }
        }

        void Add(SyntaxToken token, ITypeSymbol? type, ExpressionSyntax? value, SyntaxNode? origin, SyntaxNode? pattern)
        {
            var region = regions.At(node);
            if (type is not null && region.Rules.Mentions(type) is not null)
                _items.Add(new Unwritten(token, type, value, origin, pattern, region));
        }
    }

    public void Complete()
    {
        // All are judged by what was found without them: two `out var` of one call are two uses.
        foreach (var item in _items.Where(item => !IsKnown(item)).ToList())
            found.Add(new Reference(item.Token, item.Region.Rules.Mentions(item.Type)!, item.Region));

        _items.Clear();
    }

    private bool IsKnown(in Unwritten item) => item.Value is { } value
        ? IsTargetKnown(value, item.Type, item.Region)
        : (item.Origin is { } origin && path.IsAccountedFor(origin, null, item.Region))
            || (item.Pattern is { } pattern && path.IsAccountedFor(pattern, null, item.Region));

    // `(var a, b) = value`, `foreach (var (a, b) in values)`, `Try(out var a)`.
    private static SyntaxNode? OriginOf(DeclarationExpressionSyntax declaration)
    {
        SyntaxNode node = declaration;
        while (node.Parent is TupleExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax })
            node = node.Parent;

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == node => assignment.Right,
            ForEachVariableStatementSyntax loop => loop.Expression,
            ArgumentSyntax { Parent.Parent: ExpressionSyntax call } => call,
            _ => null,
        };
    }

    // The type comes from where the value goes. A declaration of this code and a member have names that were looked at; only the parameter of
    // somebody else's method has none.
    private bool IsTargetKnown(ExpressionSyntax value, ITypeSymbol type, BodyRegion region)
    {
        for (SyntaxNode node = value; ; )
        {
            // Outside of a handler other rules hold; what is written there was reported only if they forbid it too.
            if (node == region.Function && regions.At(node.Parent!).Rules.Mentions(type) is null)
                return false;

            switch (node.Parent)
            {
                case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                    node = tuple;
                    break;
                case ArgumentSyntax { Parent.Parent: ExpressionSyntax call }:
                    return path.IsCallKnown(call, region) || path.IsAccountedFor(call, value, region);
                case ArgumentSyntax { Parent.Parent: { } initializer }:
                    return model.GetSymbolInfo(initializer).Symbol is not { } constructor
                        || path.IsDeclarationReported(constructor, region) || path.IsBaseReported(region);
                case InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation }:
                    return region.Rules.Mentions(model.GetTypeInfo(creation).Type) is not null;
                case ReturnStatementSyntax statement when FunctionAround(statement) is AnonymousFunctionExpressionSyntax lambda:
                    node = lambda;
                    break;
                case AssignmentExpressionSyntax or CastExpressionSyntax:
                    return true;
                case ExpressionSyntax or CollectionElementSyntax or SwitchExpressionArmSyntax:
                    node = node.Parent;
                    break;
                default:
                    return true;
            }
        }
    }

    private static SyntaxNode? FunctionAround(SyntaxNode node) => node.Ancestors().FirstOrDefault(ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax);
}
