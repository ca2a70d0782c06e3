using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>A member that is a secret, and the member that leads to its type; null where the answer itself has it.</summary>
internal readonly record struct SentSecret(ISymbol Member, ISymbol? By);

/// <summary>The secrets among all that is sent with a type: its members, theirs, and so on. Found once for each type.</summary>
internal sealed class SecretGraph(CompilationRules rules, NoSecretInResponseVerb verb)
{
    // Nobody sends more; a graph of a data model may go on for long.
    private const int MaxDepth = 8;
    private const int MaxTypes = 300;

    private readonly ConcurrentDictionary<ITypeSymbol, SentSecret[]> _known = new(SymbolEqualityComparer.Default);

    public SentSecret[] Of(ITypeSymbol type) => _known.GetOrAdd(type, Find);

    /// <param name="holder">The type that is sent, which may have inherited the member.</param>
    public bool IsSecret(ISymbol member, ITypeSymbol type, ITypeSymbol? holder)
    {
        var isNamed = SecretNames.IsSecret(member.Name, type) || (type.SpecialType != SpecialType.System_Boolean && Matches(verb.Names, member, holder));
        return isNamed && !Matches(verb.Allow, member, holder);
    }

    private SentSecret[] Find(ITypeSymbol root)
    {
        var found = new List<SentSecret>();
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var todo = new Queue<(ITypeSymbol Type, ISymbol? By, int Depth)>();
        todo.Enqueue((root, null, 0));
        while (todo.Count > 0)
        {
            var (type, by, depth) = todo.Dequeue();
            if (depth > MaxDepth || seen.Count > MaxTypes || !seen.Add(type))
                continue;

            foreach (var part in Parts(type))
                todo.Enqueue((part, by, depth + 1));
            if (type is not INamedTypeSymbol named || !IsRead(named))
                continue;

            foreach (var (member, memberType) in SentMembers.Of(named))
            {
                if (IsSecret(member, memberType, named))
                    found.Add(new SentSecret(member, by));
                else
                    todo.Enqueue((memberType, member, depth + 1));
            }
        }

        return [.. found];
    }

    // What it is made of beside its members.
    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                yield return array.ElementType;
                break;

            case ITypeParameterSymbol parameter:
                foreach (var constraint in parameter.ConstraintTypes)
                    yield return constraint;
                break;

            case INamedTypeSymbol named:
                if (SymbolNames.Namespace(named).StartsWith("System", StringComparison.Ordinal))
                {
                    foreach (var argument in named.TypeArguments)
                        yield return argument;
                    break;
                }

                if (named.BaseType is { IsGenericType: true } baseType)
                    yield return baseType;
                foreach (var derived in DerivedTypes(named))
                    yield return derived;
                break;
        }
    }

    // [JsonDerivedType(typeof(Card))]
    private static IEnumerable<ITypeSymbol> DerivedTypes(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "JsonDerivedTypeAttribute" && attribute.ConstructorArguments is [{ Value: ITypeSymbol derived }, ..])
                yield return derived;
        }
    }

    // Types of this solution, and the users of ASP.NET Core Identity, which have a hash and a stamp.
    private bool IsRead(INamedTypeSymbol type) =>
        (type.IsAnonymousType || rules.Project.IsOwn(type.ContainingAssembly) || SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Identity")
        && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface && !SentMembers.IsConverted(type);

    private static bool Matches(IReadOnlyList<NamePattern> patterns, ISymbol member, ITypeSymbol? holder)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Text.IndexOf('.') < 0 ? pattern.Matches(member.Name) : Matches(pattern, member.ContainingType, member) || (holder is INamedTypeSymbol named && Matches(pattern, named, member)))
                return true;
        }

        return false;
    }

    private static bool Matches(NamePattern pattern, INamedTypeSymbol? type, ISymbol member) =>
        type is not null && (pattern.Matches(type.Name + "." + member.Name) || pattern.Matches(SymbolNames.FullName(type) + "." + member.Name));
}
