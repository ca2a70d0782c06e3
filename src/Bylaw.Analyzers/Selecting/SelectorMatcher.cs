using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>Whether a type matches a selector, and what its captures stand for then.</summary>
internal sealed class SelectorMatcher(CompilationRules rules)
{
    private readonly Lazy<Dictionary<string, Selector?>> _facets = new(() => SelectorFolding.Fold(rules.Compilation, rules.Book.Facets, everything: true));
    private readonly Lazy<Dictionary<string, Selector?>> _facetsOfReferences = new(() => SelectorFolding.Fold(rules.Compilation, rules.Book.Facets, everything: false));
    private readonly EntitySetIndex _entitySets = new(rules.Compilation);

    public bool Matches(Selector selector, in Candidate candidate) => Match(selector, candidate, Captures.None) is not null;

    /// <summary>The captures with what this match bound; null when the type does not match.</summary>
    public Captures? Match(Selector selector, in Candidate candidate, Captures captures)
    {
        switch (selector)
        {
            case AnyTypeSelector:
                return captures;

            case AllOfSelector all:
                Captures? bound = captures;
                foreach (var item in all.Items)
                {
                    bound = Match(item, candidate, bound);
                    if (bound is null)
                        return null;
                }

                return bound;

            case AnyOfSelector any:
                foreach (var item in any.Items)
                {
                    if (Match(item, candidate, captures) is { } matched)
                        return matched;
                }

                return null;

            case NotSelector not:
                return Match(not.Item, candidate, captures) is null ? captures : null;

            case FacetSelector facet:
                return FacetsFor(candidate.Type).TryGetValue(facet.Facet, out var known) && known is not null ? Match(known, candidate, captures) : null;

            case NamespaceSelector space:
                return IsOutOfReach(space.Pattern.Text, candidate) ? null : space.Pattern.Match(SymbolNames.Namespace(candidate.Type), captures);

            case TypeNameSelector name:
                return IsOutOfReach(name.Pattern.Text, candidate) ? null : MatchName(name.Pattern, candidate.Type, captures);

            case ProjectSelector project:
                return candidate.Type.ContainingAssembly is { } assembly ? project.Pattern.Match(assembly.Name, captures) : null;

            case ExtendsSelector extends:
                return MatchBase(extends.Base, candidate, captures);

            case ImplementsSelector implements:
                return MatchInterface(implements.Interface, candidate, captures);

            case HasAttributeSelector has:
                return MatchAttribute(has.Attribute, candidate, captures);

            case HasMemberSelector member:
                return MatchMember(member, candidate, captures);

            case PathSelector path:
                return MatchPath(path.Pattern, candidate.Type, captures);

            case LayerSelector layer:
                return rules.Layers.NameOf(rules.Layers.Of(candidate.Type, candidate.Region)) == layer.Layer ? captures : null;

            case TraitSelector trait:
                return HasTrait(trait.Trait, candidate) ? captures : null;

            default:
                return null;
        }
    }

    // A project of the solution may extend or carry what is not referenced here; code of this compilation can't, and of packages it does not matter.
    private Dictionary<string, Selector?> FacetsFor(INamedTypeSymbol type) =>
        (rules.Project.IsReferenced(type.ContainingAssembly) ? _facetsOfReferences : _facets).Value;

    // Rules are about the solution's own types: `**.Infrastructure.**` must not take in Microsoft.EntityFrameworkCore.Infrastructure. What a type
    // extends, implements or carries may come from anywhere.
    private bool IsOutOfReach(string pattern, in Candidate candidate) =>
        !candidate.IsPart && pattern[0] is '*' or '{' && !rules.Project.IsOwn(candidate.Type.ContainingAssembly);

    /// <summary>An interface is also known without its I, so that OrderService and IOrderService are both an {Entity}Service.</summary>
    public Captures? MatchName(TypePattern pattern, INamedTypeSymbol type, Captures captures)
    {
        // Most names are known from their end; nothing is put together for those.
        if (!type.Name.EndsWith(pattern.Name.Ending, StringComparison.Ordinal) || !MatchesArguments(pattern, type))
            return null;

        // Who writes a name in full means that name.
        var bare = pattern.IsWhole || pattern.Name.StartsWithLiteral('I') ? null : SymbolNames.WithoutInterfacePrefix(type);
        var written = pattern.IsFullName ? SymbolNames.FullName(type) : type.Name;
        if (bare is null)
            return pattern.Name.Match(written, captures);

        // With its I a name may still fit a pattern that captures nothing; {Entity}Repository is not to take IRepository for the repository of an I.
        return pattern.Name.Match(written.Substring(0, written.Length - type.Name.Length) + bare, captures)
            ?? (pattern.CaptureNames.Any() ? null : pattern.Name.Match(written, captures));
    }

    public bool MatchesArguments(TypePattern pattern, INamedTypeSymbol type)
    {
        if (pattern.Arguments is not { } arguments)
            return true;
        if (type.TypeArguments.Length != arguments.Count)
            return false;

        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is { } argument
                && !(type.TypeArguments[i] is INamedTypeSymbol named && MatchName(argument, named, Captures.None) is not null))
            {
                return false;
            }
        }

        return true;
    }

    private Captures? MatchBase(Selector selector, in Candidate candidate, Captures captures)
    {
        for (var type = candidate.Type.BaseType; type is not null; type = type.BaseType)
        {
            if (Match(selector, candidate.With(type), captures) is { } matched)
                return matched;
        }

        return null;
    }

    private Captures? MatchInterface(Selector selector, in Candidate candidate, Captures captures)
    {
        foreach (var type in candidate.Type.AllInterfaces)
        {
            if (Match(selector, candidate.With(type), captures) is { } matched)
                return matched;
        }

        return null;
    }

    private Captures? MatchAttribute(Selector selector, in Candidate candidate, Captures captures)
    {
        for (var type = candidate.Type; type is not null; type = type.BaseType)
        {
            foreach (var attribute in type.GetAttributes())
            {
                if (attribute.AttributeClass is { } attributeClass && MatchAttributeClass(selector, attributeClass, captures) is { } matched)
                    return matched;
            }
        }

        return null;
    }

    /// <summary>The attribute's class, one of its bases, or the short name that C# allows: `ApiController` for ApiControllerAttribute.</summary>
    public Captures? MatchAttributeClass(Selector selector, INamedTypeSymbol attributeClass, Captures captures)
    {
        for (var type = attributeClass; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            if ((Match(selector, new Candidate(type, IsPart: true), captures) ?? MatchShortName(selector, type, captures)) is { } matched)
                return matched;
        }

        if (selector is AnyOfSelector any)
        {
            foreach (var item in any.Items)
            {
                if (MatchAttributeClass(item, attributeClass, captures) is { } matched)
                    return matched;
            }
        }

        return null;
    }

    private static Captures? MatchShortName(Selector selector, INamedTypeSymbol attributeClass, Captures captures)
    {
        const string Suffix = "Attribute";
        if (selector is not TypeNameSelector { Pattern: var pattern } || !attributeClass.Name.EndsWith(Suffix, StringComparison.Ordinal))
            return null;

        var name = attributeClass.Name.Substring(0, attributeClass.Name.Length - Suffix.Length);
        if (!name.EndsWith(pattern.Name.Ending, StringComparison.Ordinal))
            return null;

        var full = pattern.IsFullName ? SymbolNames.FullName(attributeClass) : attributeClass.Name;
        return pattern.Name.Match(full.Substring(0, full.Length - Suffix.Length), captures);
    }

    private Captures? MatchMember(HasMemberSelector selector, in Candidate candidate, Captures captures)
    {
        for (var type = candidate.Type; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (!member.IsImplicitlyDeclared && (IsLike(member, selector) || member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: > 0 } constructor && HasParameterLike(constructor, selector)))
                    return captures;
            }
        }

        return null;
    }

    // What a primary constructor takes, the class has like a field.
    private bool HasParameterLike(IMethodSymbol constructor, HasMemberSelector selector)
    {
        foreach (var parameter in constructor.Parameters)
        {
            if (IsLike(parameter, selector))
                return constructor.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax() is TypeDeclarationSyntax;
        }

        return false;
    }

    private bool IsLike(ISymbol member, HasMemberSelector selector)
    {
        if (selector.Names.Length > 0 && !NamePattern.AnyMatches(selector.Names, member.Name))
            return false;

        if (selector.Type is { } type && !(TypeOf(member) is INamedTypeSymbol memberType && Matches(type, new Candidate(memberType, IsPart: true))))
            return false;

        return selector.Attribute is not { } attribute || Carries(member, attribute);
    }

    private bool Carries(ISymbol member, Selector attribute)
    {
        foreach (var data in member.GetAttributes())
        {
            if (data.AttributeClass is { } found && MatchAttributeClass(attribute, found, Captures.None) is not null)
                return true;
        }

        return false;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IEventSymbol @event => @event.Type,
        IParameterSymbol parameter => parameter.Type,
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method.ReturnType,
        _ => null,
    };

    private Captures? MatchPath(NamePattern pattern, INamedTypeSymbol type, Captures captures)
    {
        foreach (var reference in type.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (rules.Compilation.ContainsSyntaxTree(reference.SyntaxTree)
                && pattern.Match(rules.PathOf(reference.SyntaxTree), captures) is { } matched)
            {
                return matched;
            }
        }

        return null;
    }

    private bool HasTrait(TypeTrait trait, in Candidate candidate)
    {
        var type = candidate.Type;
        return trait switch
        {
            TypeTrait.Class => type.TypeKind == TypeKind.Class,
            TypeTrait.Interface => type.TypeKind == TypeKind.Interface,
            TypeTrait.Struct => type.TypeKind == TypeKind.Struct,
            TypeTrait.Record => type.IsRecord,
            TypeTrait.Enum => type.TypeKind == TypeKind.Enum,
            TypeTrait.Delegate => type.TypeKind == TypeKind.Delegate,
            TypeTrait.Abstract => type.IsAbstract && !type.IsStatic,
            TypeTrait.Sealed => type.IsSealed && !type.IsStatic,
            TypeTrait.Static => type.IsStatic,
            TypeTrait.Public => type.DeclaredAccessibility == Accessibility.Public,
            TypeTrait.Internal => type.DeclaredAccessibility == Accessibility.Internal,
            TypeTrait.Nested => type.ContainingType is not null,
            TypeTrait.Generic => type.IsGenericType,
            TypeTrait.Data => DataType.Is(type),
            TypeTrait.Test => rules.Project.IsTest && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, rules.Compilation.Assembly),
            TypeTrait.Handler => candidate.Region == RegionKind.Handler,
            TypeTrait.CompositionCode => candidate.Region == RegionKind.Composition,
            TypeTrait.EntitySet => !candidate.StableOnly && _entitySets.Contains(type),
            _ => false,
        };
    }
}
