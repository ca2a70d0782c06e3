using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL7003 of `ensure: disposed`: processes, watchers, sockets, timers and connections are given back by whoever made them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DisposedAnalyzer() : BylawAnalyzer(Descriptors.NotDisposed)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<DisposedVerb>.Register(context, rules, "the resources of", Judge);

    private static void Judge(CheckedBody<DisposedVerb> body)
    {
        foreach (var operation in body.Operations())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } made } declarator:
                    JudgeLocal(body, declarator, made);
                    break;
                case IFieldInitializerOperation { InitializedFields: [var field, ..] } initializer:
                    JudgeField(body, initializer, field, initializer.Value);
                    break;
                case IPropertyInitializerOperation { InitializedProperties: [var property, ..] } initializer:
                    JudgeField(body, initializer, property, initializer.Value);
                    break;
                case IAssignmentOperation { Target: IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, Member: IFieldSymbol or IPropertySymbol } target } assignment
                    when assignment is ISimpleAssignmentOperation or ICoalesceAssignmentOperation:
                    JudgeField(body, assignment, target.Member, assignment.Value);
                    break;
                case IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation reference } subscription:
                    JudgeEvent(body, subscription, reference);
                    break;
            }
        }
    }

    private static void JudgeLocal(CheckedBody<DisposedVerb> body, IVariableDeclaratorOperation declarator, IOperation made)
    {
        foreach (var rule in body.RulesAt(declarator))
        {
            if (Resource.Made(made, rule.Verb, body.Rules) is not { } type || !LocalResource.IsLeft(declarator, body.Blocks))
                continue;

            var place = declarator.Syntax is VariableDeclaratorSyntax { Identifier: var name } ? name.GetLocation() : declarator.Syntax.GetLocation();
            body.Report(rule, RuleIds.NotDisposed, declarator, place, $"{body.SubjectAt(declarator)} must dispose the {type.Name} '{declarator.Symbol.Name}'", type);
        }
    }

    private static void JudgeField(CheckedBody<DisposedVerb> body, IOperation operation, ISymbol field, IOperation made)
    {
        // What is static lives as long as the process.
        if (field.IsStatic || field.ContainingType is not { TypeKind: TypeKind.Class } owner || !SymbolEqualityComparer.Default.Equals(owner, body.Owner.ContainingType))
            return;

        foreach (var rule in body.RulesAt(operation))
        {
            if (Resource.Made(made, rule.Verb, body.Rules) is not { } type || OwnerCode.Releases(owner, field.Name))
                continue;

            var place = operation.Syntax is AssignmentExpressionSyntax assignment ? ReferencePosition.LastName(assignment.Left).GetLocation() : field.Locations[0];
            var how = IsDisposable(owner) ? $"must dispose '{field.Name}'" : $"must be IDisposable and dispose '{field.Name}'";
            body.Report(rule, RuleIds.NotDisposed, operation, place, $"{body.SubjectAt(operation)} {how}, a {type.Name} that it makes", field);
        }
    }

    private static void JudgeEvent(CheckedBody<DisposedVerb> body, IEventAssignmentOperation subscription, IEventReferenceOperation reference)
    {
        if (body.Owner.ContainingType is not { IsStatic: false } owner || !OutlivesOwner(reference, owner))
            return;

        foreach (var rule in body.RulesAt(subscription))
        {
            if (rule.Verb.Events && !OwnerCode.Unsubscribes(owner, reference.Event.Name))
                body.Report(rule, RuleIds.NotDisposed, reference, $"{body.SubjectAt(subscription)} must take back its subscription of '{SymbolNames.ForMessage(reference.Event)}' with -=", reference.Event);
        }
    }

    // A static event, or one of an object that was handed in and kept.
    private static bool OutlivesOwner(IEventReferenceOperation reference, INamedTypeSymbol owner) => reference.Instance switch
    {
        null => !SymbolEqualityComparer.Default.Equals(reference.Event.ContainingType, owner),
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: { IsImplicitlyDeclared: false } field } => !OwnerCode.Makes(owner, field.Name),
        // Of a primary constructor, or of the constructor itself.
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
        _ => false,
    };

    private static bool IsDisposable(INamedTypeSymbol type)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented is { Name: "IDisposable" or "IAsyncDisposable" } && SymbolNames.Namespace(implemented) == "System")
                return true;
        }

        return false;
    }
}
