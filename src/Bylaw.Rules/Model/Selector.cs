namespace Bylaw.Rules;

/// <summary>Picks types. What it means for a symbol is the analyzers' business (SelectorMatcher); here it is only what was written.</summary>
internal abstract record Selector
{
    /// <summary>Selectors inside this one, this one first.</summary>
    public IEnumerable<Selector> DescendantsAndSelf()
    {
        yield return this;
        foreach (var child in Children)
        {
            foreach (var descendant in child.DescendantsAndSelf())
                yield return descendant;
        }
    }

    /// <summary>As above, less what stands in a `not`.</summary>
    public IEnumerable<Selector> PositiveDescendantsAndSelf() =>
        this is NotSelector ? [this] : Children.SelectMany(child => child.PositiveDescendantsAndSelf()).Prepend(this);

    /// <summary>Names that a match of this selector can bind.</summary>
    public virtual IEnumerable<string> CaptureNames => Children.SelectMany(child => child.CaptureNames);

    protected virtual IEnumerable<Selector> Children => [];
}

internal sealed record AnyTypeSelector : Selector
{
    public static readonly AnyTypeSelector Instance = new();
}

internal sealed record AllOfSelector(Selector[] Items) : Selector
{
    protected override IEnumerable<Selector> Children => Items;
}

internal sealed record AnyOfSelector(Selector[] Items) : Selector
{
    protected override IEnumerable<Selector> Children => Items;
}

/// <summary>Binds nothing: what does not match has no value.</summary>
internal sealed record NotSelector(Selector Item) : Selector
{
    /// <summary>No type at all: what stands in place of what could not be read.</summary>
    public static readonly NotSelector Nothing = new(AnyTypeSelector.Instance);

    public override IEnumerable<string> CaptureNames => [];

    protected override IEnumerable<Selector> Children => [Item];
}

internal sealed record NamespaceSelector(NamePattern Pattern) : Selector
{
    public override IEnumerable<string> CaptureNames => Pattern.CaptureNames;
}

internal sealed record TypeNameSelector(TypePattern Pattern) : Selector
{
    public override IEnumerable<string> CaptureNames => Pattern.CaptureNames;
}

internal sealed record ProjectSelector(NamePattern Pattern) : Selector
{
    public override IEnumerable<string> CaptureNames => Pattern.CaptureNames;
}

/// <summary>Contextual: only a type of this compilation has a path.</summary>
internal sealed record PathSelector(NamePattern Pattern) : Selector
{
    public override IEnumerable<string> CaptureNames => Pattern.CaptureNames;
}

internal sealed record LayerSelector(string Layer) : Selector;

/// <summary>A facet of the rule file by name.</summary>
internal sealed record FacetSelector(string Facet) : Selector;

/// <summary>A kind or modifier of C#, which is no data.</summary>
internal sealed record TraitSelector(TypeTrait Trait) : Selector;

internal sealed record ExtendsSelector(Selector Base) : Selector
{
    protected override IEnumerable<Selector> Children => [Base];
}

internal sealed record ImplementsSelector(Selector Interface) : Selector
{
    protected override IEnumerable<Selector> Children => [Interface];
}

internal sealed record HasAttributeSelector(Selector Attribute) : Selector
{
    protected override IEnumerable<Selector> Children => [Attribute];
}

internal sealed record HasMemberSelector(NamePattern[] Names, Selector? Type, Selector? Attribute) : Selector
{
    protected override IEnumerable<Selector> Children => new[] { Type, Attribute }.OfType<Selector>();
}

/// <summary>A use of a member: its declaring type and its name. The name <c>new</c> is the constructor.</summary>
internal sealed record MemberUse(Selector Type, NamePattern[] Names, string Text, Place Place);
