using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// Where a value comes from: a use is reported once on its path, at the first token that brings the forbidden type in. What was declared in
/// this type or region was reported at its declaration, and so was everything a reported link leads to.
/// </summary>
internal sealed class ValuePath(CompilationRules rules, SemanticModel model, BodyRegions regions)
{
    /// <summary>What using the member brings in: its declaring type, or the type of its value.</summary>
    public static Verdict? BringsIn(ISymbol member, SubjectRules subject) =>
        (DeclaringType(member) is { } owner ? subject.AgainstType(owner) : null) ?? subject.Mentions(ValueType(member));

    public static INamedTypeSymbol? DeclaringType(ISymbol member) =>
        member.ContainingType is { Name.Length: 0 } block ? block.ContainingType : member.ContainingType;

    public static ITypeSymbol? ValueType(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IEventSymbol @event => @event.Type,
        _ => null,
    };

    /// <summary>Whether something earlier on the path of this value has been reported, or its declaration has.</summary>
    public bool IsReported(ExpressionSyntax? value, BodyRegion region)
    {
        switch (value)
        {
            case ParenthesizedExpressionSyntax inner:
                return IsReported(inner.Expression, region);
            case AwaitExpressionSyntax awaited:
                return IsReported(awaited.Expression, region);
            case CastExpressionSyntax cast:
                return region.Rules.Mentions(model.GetTypeInfo(cast.Type).Type) is not null || IsReported(cast.Expression, region);
            case PostfixUnaryExpressionSyntax postfix:
                return IsReported(postfix.Operand, region);
            case PrefixUnaryExpressionSyntax prefix:
                return IsReported(prefix.Operand, region);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } conversion:
                return region.Rules.Mentions(model.GetTypeInfo(conversion.Right).Type) is not null || IsReported(conversion.Left, region);
            case BinaryExpressionSyntax binary:
                return IsReported(binary.Left, region) || IsReported(binary.Right, region);
            case ConditionalExpressionSyntax choice:
                return IsReported(choice.WhenTrue, region) || IsReported(choice.WhenFalse, region);
            case SwitchExpressionSyntax choice:
                return choice.Arms.Any(arm => IsReported(arm.Expression, region));
            case AssignmentExpressionSyntax assignment:
                return IsReported(assignment.Right, region) || IsReported(assignment.Left, region);
            case InvocationExpressionSyntax invocation:
                return IsReported(invocation.Expression, region);
            case ElementAccessExpressionSyntax element:
                return IsReported(element.Expression, region);
            case ElementBindingExpressionSyntax binding:
                return IsReported(ReferencePosition.ConditionalReceiver(binding), region);
            case ConditionalAccessExpressionSyntax conditional:
                return IsReported(conditional.WhenNotNull, region) || IsReported(conditional.Expression, region);
            case MemberAccessExpressionSyntax access:
                return IsLinkReported(access.Name, access.Expression, region);
            case MemberBindingExpressionSyntax binding:
                return IsLinkReported(binding.Name, ReferencePosition.ConditionalReceiver(binding), region);
            case SimpleNameSyntax name:
                return IsLinkReported(name, null, region);
            case ThisExpressionSyntax or BaseExpressionSyntax:
                return IsBaseReported(region);
            case BaseObjectCreationExpressionSyntax creation:
                return region.Rules.Mentions(model.GetTypeInfo(creation).Type) is not null;
            case TypeSyntax type:
                return region.Rules.Mentions(model.GetTypeInfo(type).Type) is not null;
            default:
                return false;
        }
    }

    private bool IsLinkReported(SimpleNameSyntax name, ExpressionSyntax? receiver, BodyRegion region)
    {
        switch (model.GetSymbolInfo(name).Symbol)
        {
            case INamedTypeSymbol type:
                return region.Rules.Mentions(type) is not null;
            case ILocalSymbol local:
                return region.Rules.Mentions(local.Type) is not null;
            case IParameterSymbol parameter:
                return region.Rules.Mentions(parameter.Type) is not null;
            case IRangeVariableSymbol:
                return model.GetTypeInfo(name).Type is { } rangeType && region.Rules.Mentions(rangeType) is not null;
            case { } member when BringsIn(member, region.Rules) is not null:
                return true;
            case { IsStatic: false } when receiver is null:
                return IsBaseReported(region);
            default:
                return receiver is not null && IsReported(receiver, region);
        }
    }

    /// <summary>Whether the base list of the type names something forbidden, so that what is inherited from it is no news.</summary>
    public bool IsBaseReported(BodyRegion region)
    {
        if (region.Rules.Subject.Type is not { } type)
            return false;

        var own = rules.Subjects.Of(type);
        return own.Mentions(type.BaseType) is not null || type.Interfaces.Any(implemented => own.Mentions(implemented) is not null);
    }

    /// <summary>Whether the member's own declaration is a finding: then its uses in the same type are none.</summary>
    public bool IsDeclarationReported(ISymbol member, BodyRegion region)
    {
        if (region.Rules.Subject.Type is not { } subject || DeclaringType(member) is not { } owner)
            return false;
        if (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            return regions.At(member.DeclaringSyntaxReferences[0].GetSyntax()).Rules.Mentions(ValueType(member)) is not null;

        return region.Rules.Subject.IsAround(owner)
            && SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition.ContainingAssembly, subject.ContainingAssembly)
            && rules.Subjects.OfMember(member.OriginalDefinition).Mentions(ValueType(member)) is not null;
    }
}
