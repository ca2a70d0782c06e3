using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>Something of a known type that a place can reach by a bare name: a parameter, a field, a property, what a primary constructor was handed.</summary>
internal static class AtHand
{
    private const string Logging = "Microsoft.Extensions.Logging";

    /// <summary>An ILogger of Microsoft.Extensions.Logging.</summary>
    public static string? Logger(SyntaxNode place, SemanticModel model, CancellationToken cancellation) =>
        Find(place, model, cancellation, static type => type.Name == "ILogger" && SymbolNames.Namespace(type) == Logging);

    public static string? Configuration(SyntaxNode place, SemanticModel model, CancellationToken cancellation) =>
        Find(place, model, cancellation, static type => type.Name is "IConfiguration" or "IConfigurationRoot" or "IConfigurationManager" or "ConfigurationManager" && SymbolNames.Namespace(type) == "Microsoft.Extensions.Configuration");

    /// <summary>The namespace of LogError and its like; null where they can be called already.</summary>
    public static string? LoggingImport(SyntaxNode place, string logger, SemanticModel model) =>
        model.LookupSymbols(place.SpanStart, name: logger).Select(TypeOf).FirstOrDefault(static type => type is not null) is { } type
        && model.LookupSymbols(place.SpanStart, type, "LogError", includeReducedExtensionMethods: true).Any(static found => SymbolNames.Namespace(found.ContainingType) == Logging)
            ? null
            : Logging;

    // The nearest; of several equally near none, unless one is there for this very type.
    private static string? Find(SyntaxNode place, SemanticModel model, CancellationToken cancellation, Func<INamedTypeSymbol, bool> fits)
    {
        var owner = place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration ? model.GetDeclaredSymbol(declaration, cancellation) : null;
        var isStatic = StaticCode.Is(place);
        // An initializer sees no fields of its object.
        var isInitializer = place.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax or ArrowExpressionClauseSyntax or BlockSyntax) is FieldDeclarationSyntax or PropertyDeclarationSyntax;
        var best = int.MaxValue;
        var found = new List<ISymbol>();
        foreach (var symbol in model.LookupSymbols(place.SpanStart))
        {
            if (TypeOf(symbol) is not INamedTypeSymbol type || !fits(type) || Distance(symbol) is not { } distance || ((isStatic || (isInitializer && distance == 2)) && distance > 1 && !symbol.IsStatic))
                continue;

            if (distance < best)
                found.Clear();
            if (distance <= best)
                found.Add(symbol);
            best = Math.Min(best, distance);
        }

        var own = found.Count > 1 ? found.FindAll(symbol => TypeOf(symbol) is INamedTypeSymbol { TypeArguments: [var of] } && SymbolEqualityComparer.Default.Equals(of, owner)) : found;
        return own.Count == 1 ? Written(own[0].Name) : null;

        int? Distance(ISymbol symbol) => symbol switch
        {
            ILocalSymbol local => local.DeclaringSyntaxReferences[0].Span.End < place.SpanStart ? 0 : null,
            // What a primary constructor was handed is kept a second time where a field already has it.
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } when constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellation) is TypeDeclarationSyntax => 3,
            IParameterSymbol => 1,
            IFieldSymbol or IPropertySymbol => 2,
            _ => null,
        };
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsWriteOnly: false } property => property.Type,
        _ => null,
    };

    private static string Written(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
