using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>A service becomes a parameter of the constructor of a controller, hub or page, kept in a field where the constructor is no primary one.</summary>
internal static class ConstructorInjection
{
    /// <summary>Where it is injected, as a title says it; null where the type can't be handed more.</summary>
    public static async Task<string?> ApplyAsync(SyntaxEditor editor, FindingContext context, UninjectedService service)
    {
        if (service.Expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax { TypeParameterList: null } type
            || type.Modifiers.Any(SyntaxKind.PartialKeyword) || StaticCode.Is(service.Expression)
            || context.Model.GetDeclaredSymbol(type, context.Cancellation) is not { IsAbstract: false, IsStatic: false, InstanceConstructors: [var constructor] } symbol || !IsMadeForRequest(symbol)
            || (await SymbolFinder.FindDerivedClassesAsync(symbol, context.Solution, cancellationToken: context.Cancellation).ConfigureAwait(false)).Any()
            || await Container.IsCalledByHandAsync(context.Solution, constructor, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var growth = await ConstructorGrowth.OfAsync(context, type, constructor).ConfigureAwait(false);
        var isWithin = service.Expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() is var member && member == growth.Declaration;
        var handed = constructor.Parameters.FirstOrDefault(parameter => SameType.Is(parameter.Type, service.Type));
        var target = FieldOf(context, service, member, isWithin);
        var kept = symbol.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field is { IsStatic: false, IsReadOnly: true, IsImplicitlyDeclared: false }
            && SameType.Is(field.Type, service.Type) && !SymbolEqualityComparer.Default.Equals(field, target?.Symbol));
        var name = handed?.Name ?? ServiceUse.NameFor(context, service, InjectedName.Of(service.Type));
        var isPrimary = growth.IsPrimary;

        if (target is not null)
        {
            if (!SameType.Is(target.Symbol.Type, service.Type))
                editor.ReplaceNode(target.Declaration.Type, (current, generator) => ServiceUse.TypeOf(generator, service.Type).WithTriviaFrom(current));
            if (isPrimary || isWithin)
                ServiceUse.Replace(editor, context, service, name);
            else
                editor.ReplaceNode(target.Declaration.Variables[0], (current, _) => ((VariableDeclaratorSyntax)current).WithInitializer(null).WithIdentifier(((VariableDeclaratorSyntax)current).Identifier.WithTrailingTrivia()));
            growth.Apply(editor, service.Type, handed is null ? name : null, field: null, assigned: isPrimary || isWithin ? null : (target.Symbol.Name, name));
        }
        else if (isPrimary || isWithin)
        {
            if (member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null } && !isPrimary)
                return null;
            ServiceUse.Replace(editor, context, service, handed is not null && kept is not null && !isWithin ? kept.Name : name);
            growth.Apply(editor, service.Type, handed is null ? name : null, field: null, assigned: null);
        }
        else
        {
            if (member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null })
                return null;
            var isNew = handed is null || kept is null;
            var field = isNew ? ServiceUse.NameFor(context, service, growth.FieldPrefix + InjectedName.Of(service.Type)) : kept!.Name;
            ServiceUse.Replace(editor, context, service, field);
            growth.Apply(editor, service.Type, handed is null ? name : null, isNew ? field : null, isNew ? (field, name) : null);
        }

        growth.DropProvider(editor, context, service.Expression);
        return $"into {symbol.Name}";
    }

    private static bool IsMadeForRequest(INamedTypeSymbol type) =>
        EndpointMethods.IsHub(type) || EndpointMethods.IsPage(type) || type.GetMembers().OfType<IMethodSymbol>().Any(EndpointMethods.IsEndpoint);

    private sealed record Target(IFieldSymbol Symbol, VariableDeclarationSyntax Declaration);

    // private readonly OrderService _orders = new OrderService(); _orders = new OrderService();
    private static Target? FieldOf(FindingContext context, UninjectedService service, MemberDeclarationSyntax? member, bool isInConstructor)
    {
        ISymbol? symbol = null;
        if (member is FieldDeclarationSyntax && service.Expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable })
            symbol = context.Model.GetDeclaredSymbol(variable, context.Cancellation);
        else if (isInConstructor && service.Expression.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Right == service.Expression)
            symbol = context.Model.GetSymbolInfo(assignment.Left, context.Cancellation).Symbol;
        return symbol is IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Private } field && field.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(context.Cancellation) is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } ? new Target(field, declaration) : null;
    }
}
