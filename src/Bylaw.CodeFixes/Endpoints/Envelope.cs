using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>The generic type that the rule wants answers in, and how a value is put into it.</summary>
/// <param name="Type">With one type parameter, for what is in it.</param>
/// <param name="Name">How it is called at the finding.</param>
/// <param name="Factory">`ApiResponse.Ok(order)`, `ApiResponse&lt;Order&gt;.Ok(order)`; null where the type is created.</param>
internal sealed record Envelope(INamedTypeSymbol Type, TypeInSight Name, IMethodSymbol? Factory)
{
    private static readonly string[] FactoryNames = ["Ok", "Success", "Succeed", "Succeeded", "From", "Of", "Create", "Wrap"];

    /// <summary>The only one in sight that the rule means; null if there is none, or more than one.</summary>
    public static async Task<Envelope?> FindAsync(FindingContext context, ResponseEnvelopeVerb verb)
    {
        var names = new List<string>();
        foreach (var selector in verb.Type)
        {
            if (selector is not TypeNameSelector { Pattern: { IsWhole: true, Name.Text: var name } })
                return null;
            names.Add(name.Substring(name.LastIndexOf('.') + 1));
        }

        // Without a name it is whatever has the members; what is called so by most is looked at.
        var declared = verb.Type.Count > 0
            ? context.Model.Compilation.GetSymbolsWithName(name => names.Contains(name), SymbolFilter.Type, context.Cancellation)
            : context.Model.Compilation.GetSymbolsWithName(static name => Array.Exists(["Response", "Envelope", "Result", "Reply"], end => name.EndsWith(end, StringComparison.Ordinal)), SymbolFilter.Type, context.Cancellation);
        var types = declared.Concat(await ReferencedAsync(context, names).ConfigureAwait(false)).OfType<INamedTypeSymbol>()
            .Where(type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, TypeParameters.Length: 1, IsAbstract: false }
                && (verb.Type.Count > 0 ? UseMatch.Any(context.Rules, verb.Type, type, Captures.None) is not null : WireNames.HasAll(type, verb.Members)))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToList();
        // Of several that of the project itself.
        if (types.Count > 1)
            types.RemoveAll(type => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Model.Compilation.Assembly));
        return types is [var only] ? new Envelope(only, TypeInSight.Of(context, only), FactoryOf(context.Model.Compilation, only)) : null;
    }

    private static async Task<IEnumerable<ISymbol>> ReferencedAsync(FindingContext context, IReadOnlyList<string> names)
    {
        var found = new List<ISymbol>();
        foreach (var reference in context.Project.ProjectReferences)
        {
            if (context.Solution.GetProject(reference.ProjectId) is not { } project)
                continue;
            foreach (var name in names)
            {
                foreach (var type in (await SymbolFinder.FindSourceDeclarationsAsync(project, name, ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false)).OfType<INamedTypeSymbol>())
                    found.AddRange(context.Model.Compilation.GetTypesByMetadataName(type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName));
            }
        }

        return found;
    }

    /// <summary>As it is declared.</summary>
    public TypeSyntax Written(TypeSyntax content) => Name.Written(content);

    /// <summary>A value in it; null where nothing says how.</summary>
    /// <param name="isExact">Whether the value has the type by itself.</param>
    public ExpressionSyntax? Around(ExpressionSyntax value, TypeSyntax? content, bool isExact, int status)
    {
        // A factory says that all went well, in most cases by 200.
        if (Factory is { } factory && (status == 200 || !HasCode || content is null || Created(value, content, status) is null))
        {
            var holder = factory.ContainingType.IsGenericType ? content is null ? null : Written(content) : Name.Written();
            SimpleNameSyntax? name = !factory.IsGenericMethod || isExact ? SyntaxFactory.IdentifierName(factory.Name)
                : content is null ? null : SyntaxFactory.GenericName(factory.Name).AddTypeArgumentListArguments(content);
            return holder is null || name is null ? null
                : SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, holder, name), SyntaxFactory.ArgumentList([SyntaxFactory.Argument(value)]));
        }

        return content is null ? null : Created(value, content, status);
    }

    private bool HasCode => Type.GetMembers().OfType<IPropertySymbol>().Any(property => Known(property.Name, property.Type, 200) is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression });

    private ExpressionSyntax? Created(ExpressionSyntax value, TypeSyntax content, int status)
    {
        var data = Type.TypeParameters[0];
        foreach (var constructor in Type.InstanceConstructors.Where(one => one.DeclaredAccessibility == Accessibility.Public).OrderByDescending(one => one.Parameters.Length))
        {
            var arguments = constructor.Parameters.Select(parameter => IsData(parameter.Type) ? value : Known(parameter.Name, parameter.Type, status)).ToList();
            if (constructor.Parameters.Count(parameter => IsData(parameter.Type)) == 1 && !arguments.Contains(null))
                return SyntaxFactory.ObjectCreationExpression(Space(SyntaxKind.NewKeyword), Written(content), SyntaxFactory.ArgumentList(Separated(arguments.Select(argument => SyntaxFactory.Argument(argument!)))), null);
        }

        if (!Type.InstanceConstructors.Any(one => one is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public }))
            return null;

        var sets = new List<ExpressionSyntax>();
        foreach (var property in Type.GetMembers().OfType<IPropertySymbol>().Where(property => property is { IsStatic: false, IsIndexer: false, SetMethod.DeclaredAccessibility: Accessibility.Public }))
        {
            if ((IsData(property.Type) ? value : Known(property.Name, property.Type, status)) is { } set)
                sets.Add(SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(property.Name).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), set));
            else if (property.IsRequired)
                return null;
        }

        return Type.GetMembers().OfType<IPropertySymbol>().Count(property => IsData(property.Type) && property.SetMethod is not null) != 1 ? null
            : SyntaxFactory.ObjectCreationExpression(
                Space(SyntaxKind.NewKeyword), Written(content).WithTrailingTrivia(SyntaxFactory.Space), null,
                SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression, Space(SyntaxKind.OpenBraceToken), Separated(sets), SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(SyntaxFactory.Space)));

        bool IsData(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, data);
    }

    // What everybody means by such a member of an answer that went well.
    private static ExpressionSyntax? Known(string name, ITypeSymbol type, int status) => (name.ToLowerInvariant(), type.SpecialType) switch
    {
        ("code" or "status" or "statuscode", SpecialType.System_Int32) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(status)),
        ("message", SpecialType.System_String) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("Success")),
        ("success" or "succeeded" or "issuccess" or "ok", SpecialType.System_Boolean) => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression),
        ("error" or "errors" or "errormessage", _) when type.NullableAnnotation == NullableAnnotation.Annotated => SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression),
        _ => null,
    };

    private static IMethodSymbol? FactoryOf(Compilation compilation, INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString() + ".";
        var holders = compilation.GetTypesByMetadataName(space + type.Name).Add(type);
        return FactoryNames.SelectMany(name => holders.SelectMany(holder => holder.GetMembers(name).OfType<IMethodSymbol>())).FirstOrDefault(method => IsFactory(method, type));
    }

    private static bool IsFactory(IMethodSymbol method, INamedTypeSymbol type) =>
        method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, Parameters: [var first, ..], ReturnType: INamedTypeSymbol { TypeArguments: [var content] } made }
        && SymbolEqualityComparer.Default.Equals(made.OriginalDefinition, type) && SymbolEqualityComparer.Default.Equals(first.Type, content)
        && (method.IsGenericMethod ? method.TypeParameters.Length == 1 && !method.ContainingType.IsGenericType : method.ContainingType.IsGenericType)
        && content is ITypeParameterSymbol && method.Parameters.Skip(1).All(other => other.IsOptional);

    private static SyntaxToken Space(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);

    private static SeparatedSyntaxList<T> Separated<T>(IEnumerable<T> items) where T : SyntaxNode
    {
        var all = items.ToList();
        return SyntaxFactory.SeparatedList(all, all.Skip(1).Select(_ => Space(SyntaxKind.CommaToken)));
    }
}
