using System.Collections.Immutable;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL4003 of `nullable-style: { untyped: [dynamic, object] }`: signatures that others see and that their author chose.</summary>
internal static class UntypedSignatureRule
{
    public static void Judge(SymbolAnalysisContext context, CompilationRules rules, VerbRules<NullableStyleVerb> styles)
    {
        var symbol = context.Symbol;
        if (symbol.IsImplicitlyDeclared || !HasTypes(symbol) || !IsSeen(symbol))
            return;

        var subject = rules.Subjects.OfMember(symbol).Subject;
        FindingSink? sink = null;
        foreach (var style in styles.For(subject))
        {
            if (!MayHave(symbol, style, rules) || MemberOrigin.IsElsewhere(symbol))
                continue;

            sink ??= new FindingSink(rules, context.ReportDiagnostic);
            foreach (var declaration in Declarations.Of(symbol, context.Compilation, context.CancellationToken))
            {
                var model = Signature.ModelOf(context.Compilation, declaration.SyntaxTree);
                foreach (var type in TypesOf(declaration, symbol))
                    JudgeType(type, model, style, symbol, subject, rules, sink, context.CancellationToken);
            }
        }

        sink?.Flush();
    }

    private static bool HasTypes(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => type.TypeKind == TypeKind.Delegate,
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.UserDefinedOperator or MethodKind.Conversion, PartialDefinitionPart: null } => true,
        // The property of a record's parameter is the parameter's finding.
        IPropertySymbol { DeclaringSyntaxReferences: [var reference, ..] } => reference.GetSyntax() is not ParameterSyntax,
        IFieldSymbol { ContainingType.TypeKind: not TypeKind.Enum } or IEventSymbol => true,
        _ => false,
    };

    private static bool IsSeen(ISymbol symbol)
    {
        for (var at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility == Accessibility.Private || at is INamedTypeSymbol { IsFileLocal: true })
                return false;
        }

        return true;
    }

    private static bool MayHave(ISymbol symbol, in BoundRule<NullableStyleVerb> style, CompilationRules rules)
    {
        switch (symbol)
        {
            case INamedTypeSymbol { DelegateInvokeMethod: { } invoke }:
                return MayHave(invoke, style, rules);
            case IMethodSymbol method:
                return Mentions(method.ReturnType, style, rules) || MayHave(method.Parameters, style, rules);
            case IPropertySymbol property:
                return Mentions(property.Type, style, rules) || MayHave(property.Parameters, style, rules);
            case IFieldSymbol field:
                return Mentions(field.Type, style, rules);
            case IEventSymbol @event:
                return Mentions(@event.Type, style, rules);
            default:
                return false;
        }
    }

    private static bool MayHave(ImmutableArray<IParameterSymbol> parameters, in BoundRule<NullableStyleVerb> style, CompilationRules rules)
    {
        foreach (var parameter in parameters)
        {
            if (Mentions(parameter.Type, style, rules))
                return true;
        }

        return false;
    }

    private static bool Mentions(ITypeSymbol? type, in BoundRule<NullableStyleVerb> style, CompilationRules rules, int depth = 0)
    {
        if (type is null || depth > 8)
            return false;
        if (IsUntyped(type, style, rules))
            return true;

        switch (type)
        {
            case IArrayTypeSymbol array:
                return Mentions(array.ElementType, style, rules, depth + 1);
            case INamedTypeSymbol { IsGenericType: true } named:
                foreach (var argument in named.TypeArguments)
                {
                    if (Mentions(argument, style, rules, depth + 1))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    private static bool IsUntyped(ITypeSymbol type, in BoundRule<NullableStyleVerb> style, CompilationRules rules) => type switch
    {
        IDynamicTypeSymbol => style.Verb.ForbidDynamic,
        INamedTypeSymbol named => UseMatch.Any(rules, style.Verb.Untyped, named, style.Captures) is not null,
        _ => false,
    };

    private static void JudgeType(
        TypeSyntax written, SemanticModel model, in BoundRule<NullableStyleVerb> style, ISymbol symbol, Subject subject, CompilationRules rules,
        FindingSink sink, CancellationToken cancellation)
    {
        foreach (var node in written.DescendantNodesAndSelf())
        {
            if (node is not (SimpleNameSyntax or PredefinedTypeSyntax) || model.GetTypeInfo(node, cancellation).Type is not { } type)
                continue;

            // An alias may stand for a constructed type, whose arguments are written nowhere else.
            if (IsSelected(node))
                continue;

            if (!(node is IdentifierNameSyntax ? Mentions(type, style, rules) : IsUntyped(type, style, rules)))
                continue;

            var token = node is SimpleNameSyntax name ? name.Identifier : node.GetFirstToken();
            sink.Add(new Finding(style.Rule, RuleIds.UntypedSignature, token.GetLocation(),
                new FindingSite(symbol as INamedTypeSymbol ?? symbol.ContainingType, symbol, null, MemberPart.Signature),
                $"{MessageText.Target(symbol, subject.LayerName)} must not have '{token.ValueText}' in its signature", style.Captures, type));
        }
    }

    private static IEnumerable<TypeSyntax> TypesOf(SyntaxNode declaration, ISymbol symbol)
    {
        switch (declaration)
        {
            case TypeDeclarationSyntax { ParameterList: { } parameters } when symbol is IMethodSymbol:
                return TypesOf(parameters, null);
            case DelegateDeclarationSyntax type:
                return TypesOf(type.ParameterList, type.ReturnType, ((INamedTypeSymbol)symbol).DelegateInvokeMethod);
            case MethodDeclarationSyntax method:
                return TypesOf(method.ParameterList, method.ReturnType, (IMethodSymbol)symbol);
            case ConversionOperatorDeclarationSyntax method:
                return TypesOf(method.ParameterList, method.Type);
            case OperatorDeclarationSyntax method:
                return TypesOf(method.ParameterList, method.ReturnType);
            case BaseMethodDeclarationSyntax method:
                return TypesOf(method.ParameterList, null);
            case IndexerDeclarationSyntax indexer:
                return TypesOf(indexer.ParameterList, indexer.Type);
            case BasePropertyDeclarationSyntax property:
                return [property.Type];
            // `object a, b;` writes the type once.
            case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } variable when variables.Variables[0] == variable:
                return [variables.Type];
            default:
                return [];
        }
    }

    private static IEnumerable<TypeSyntax> TypesOf(BaseParameterListSyntax list, TypeSyntax? returned, IMethodSymbol? method = null)
    {
        if (returned is not null)
            yield return returned;

        for (var i = 0; i < list.Parameters.Count; i++)
        {
            // `params object[] values` is how a text with holes takes what fills them.
            if (list.Parameters[i].Type is { } type && !(i == 0 && method is not null && IsEventHandler(method)) && !list.Parameters[i].Modifiers.Any(SyntaxKind.ParamsKeyword))
                yield return type;
        }
    }

    // `Expression<Func<Order, object>>` names a member of whatever type it has.
    private static bool IsSelected(SyntaxNode node) =>
        (node.Parent is NullableTypeSyntax nullable ? nullable : node) is { Parent: TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "Func" } function } arguments } last
        && arguments.Arguments.Last() == last && function.FirstAncestorOrSelf<GenericNameSyntax>(static name => name.Identifier.ValueText == "Expression") is not null;

    // (object sender, EventArgs e) is how events are.
    private static bool IsEventHandler(IMethodSymbol method)
    {
        if (method.Parameters is not [{ Type.SpecialType: SpecialType.System_Object }, { Type: var arguments }])
            return false;

        for (var type = arguments; type is not null; type = type.BaseType)
        {
            if (type is { Name: "EventArgs", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }

        return false;
    }
}
