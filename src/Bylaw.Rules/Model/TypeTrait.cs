namespace Bylaw.Rules;

/// <summary>Kinds and modifiers that `is:` knows beside facets.</summary>
internal enum TypeTrait
{
    Class,
    Interface,
    Struct,
    Record,
    Enum,
    Delegate,
    Abstract,
    Sealed,
    Static,
    Public,
    Internal,
    Nested,
    Generic,
    Data,
    Test,
    Handler,
    EntitySet,
    CompositionCode,
}

internal static class TypeTraits
{
    /// <summary>
    /// `data`: a class, record or struct that only holds values. `test`: of a test project. `minimal-api-handler`: code that is the handler of a route. `entity-set`: a DbSet of it is visible
    /// (contextual). `composition-code`: a member that wires the application.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, TypeTrait> ByName = new Dictionary<string, TypeTrait>
    {
        ["class"] = TypeTrait.Class,
        ["interface"] = TypeTrait.Interface,
        ["struct"] = TypeTrait.Struct,
        ["record"] = TypeTrait.Record,
        ["enum"] = TypeTrait.Enum,
        ["delegate"] = TypeTrait.Delegate,
        ["abstract"] = TypeTrait.Abstract,
        ["sealed"] = TypeTrait.Sealed,
        ["static"] = TypeTrait.Static,
        ["public"] = TypeTrait.Public,
        ["internal"] = TypeTrait.Internal,
        ["nested"] = TypeTrait.Nested,
        ["generic"] = TypeTrait.Generic,
        ["data"] = TypeTrait.Data,
        ["test"] = TypeTrait.Test,
        ["minimal-api-handler"] = TypeTrait.Handler,
        ["entity-set"] = TypeTrait.EntitySet,
        ["composition-code"] = TypeTrait.CompositionCode,
    };

    /// <summary>Whether two compilations may answer differently, which a layer must not depend on.</summary>
    public static bool IsContextual(TypeTrait trait) => trait is TypeTrait.EntitySet or TypeTrait.Test;
}
