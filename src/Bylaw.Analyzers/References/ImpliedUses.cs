using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>Uses that name no forbidden type: a member that brings one in, with a name or without.</summary>
internal sealed class ImpliedUses(SemanticModel model, ValuePath path, BodyRegions regions, ReferenceList found)
{
    /// <param name="name">Null for a member without a name.</param>
    public void Visit(SyntaxToken token, ISymbol member, ExpressionSyntax? receiver, BodyRegion region, SimpleNameSyntax? name)
    {
        var call = name is null ? null : ReferencePosition.CallOf(name);
        var verdict = ValuePath.BroughtInBy(member, region.Rules) ?? (name is not null && call is null && member is IMethodSymbol group ? region.Rules.MentionedBy(group) : null);
        if (verdict is null || path.IsDeclarationReported(member, region))
            return;
        if (receiver is not null ? path.IsKnown(receiver, region) : path.IsInheritanceReported(member, region))
            return;

        // `Task.FromResult(repository)`: the type comes out because it went in.
        var whole = call ?? (ExpressionSyntax?)name;
        if (whole is not null && member is IMethodSymbol { IsGenericMethod: true, ConstructedFrom.ReturnType: var declared }
            && region.Rules.Mentions(declared) is null && region.Rules.Mentions(member.ContainingType) is null && path.IsAccountedFor(whole, whole, region))
        {
            return;
        }

        Report(token, verdict, region);
    }

    /// <summary>Indexers, operators, calls of delegates, conversions of arguments.</summary>
    public void VisitNameless(SyntaxNode node)
    {
        switch (node)
        {
            case ElementAccessExpressionSyntax element:
                VisitMember(element, ReferencePosition.LastName(element.Expression), element.Expression);
                break;
            case ElementBindingExpressionSyntax binding when ReferencePosition.ConditionalReceiver(binding) is { } receiver:
                VisitMember(binding, ReferencePosition.LastName(receiver), receiver);
                break;
            case InvocationExpressionSyntax call when model.GetSymbolInfo(call).Symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke }
                    && ReferencePosition.InvokedName(call) is null or { Identifier.ValueText: not "Invoke" }:
                VisitMember(call, ReferencePosition.LastName(call.Expression), call.Expression);
                break;
            case BinaryExpressionSyntax { OperatorToken: var token } binary:
                VisitMember(binary, token, binary.Left, binary.Right);
                break;
            case PrefixUnaryExpressionSyntax { OperatorToken: var token } unary:
                VisitMember(unary, token, unary.Operand);
                break;
            case PostfixUnaryExpressionSyntax { OperatorToken: var token } unary:
                VisitMember(unary, token, unary.Operand);
                break;
            case AssignmentExpressionSyntax { OperatorToken: var token } assignment when !token.IsKind(SyntaxKind.EqualsToken):
                VisitMember(assignment, token, assignment.Left, assignment.Right);
                break;
            case ArgumentSyntax argument:
                VisitConversion(argument);
                break;
        }
    }

    private void VisitMember(ExpressionSyntax expression, SyntaxToken token, params ReadOnlySpan<ExpressionSyntax> operands)
    {
        var region = regions.At(expression);
        if (!region.Rules.HasTypes && !region.Rules.HasMembers
            || model.GetSymbolInfo(expression).Symbol is not { ContainingType: not null } member
            || member is not (IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.DelegateInvoke }))
        {
            return;
        }

        Report(token, region.Rules.AgainstMember(member), region);
        if (ValuePath.IsOfExtension(member) && region.Rules.AgainstType(ValuePath.DeclaringType(member)!) is { } written)
        {
            Report(token, written, region);
            return;
        }

        foreach (var operand in operands)
        {
            if (path.IsKnown(operand, region))
                return;
        }

        Visit(token, member, null, region, null);
    }

    // `service.Take(3)` where 3 becomes a forbidden type by its own conversion.
    private void VisitConversion(ArgumentSyntax argument)
    {
        var region = regions.At(argument);
        if (!region.Rules.HasTypes || model.GetTypeInfo(argument.Expression) is not { Type: { } from, ConvertedType: { } to }
            || region.Rules.Mentions(to) is not { } verdict || region.Rules.Mentions(from) is not null
            || !model.GetConversion(argument.Expression).IsUserDefined
            || argument.Parent?.Parent is not ExpressionSyntax call)
        {
            return;
        }

        if (!path.IsCallKnown(call, region))
            Report(ReferencePosition.LastName(call), verdict, region);
    }

    private void Report(SyntaxToken token, Verdict? verdict, BodyRegion region)
    {
        if (verdict is not null)
            found.Add(new Reference(token, verdict, region));
    }
}
