namespace Bylaw.Rules;

/// <summary>What a rule demands.</summary>
internal abstract record Verb;

/// <summary>Layers in call order, one step at a time; and parts that must not depend on each other in a circle.</summary>
internal sealed record FlowVerb(IReadOnlyList<FlowChain> Chains, NamePattern? Acyclic) : Verb;

/// <summary>One chain, as layer indices.</summary>
internal sealed record FlowChain(IReadOnlyList<int> Layers, string Text);

/// <summary>Uses of types and members, for forbid, allow and reserve.</summary>
internal sealed record UseSet(
    IReadOnlyList<int> Layers, IReadOnlyList<Selector> Types, IReadOnlyList<MemberUse> Members,
    IReadOnlyList<Selector> Attributes, IReadOnlyList<Selector> Throws)
{
    /// <summary>Those of the types that mean a word of the language such as string, which only a full name does.</summary>
    public Selector[] Words => field ??= WordsIn(Types);

    private static Selector[] WordsIn(IReadOnlyList<Selector> selectors) =>
        [.. selectors.SelectMany(selector => selector is AnyOfSelector any ? WordsIn(any.Items) : [selector]).Where(IsFullNameOfSystem)];

    private static bool IsFullNameOfSystem(Selector selector) =>
        selector is TypeNameSelector { Pattern: { IsFullName: true, Name.Text: var text } } && text.StartsWith("System.", StringComparison.Ordinal) && text.IndexOf('*') < 0;

    /// <summary>Whether a type is meant or not by what a name stands for elsewhere.</summary>
    public bool HasCaptures => Types.Any(type => type.DescendantsAndSelf().Any(part => part switch
    {
        NamespaceSelector { Pattern.Text: var text } => text.Contains("{"),
        TypeNameSelector { Pattern.Text: var text } => text.Contains("{"),
        ProjectSelector { Pattern.Text: var text } => text.Contains("{"),
        _ => false,
    }));
}

/// <param name="Declares">Types that must not be declared: what `in` selects is none of them.</param>
internal sealed record ForbidVerb(UseSet Uses, bool Transitive, IReadOnlyList<Selector> Declares) : Verb
{
    public bool IsAboutUses => Uses.Layers.Count + Uses.Types.Count + Uses.Members.Count + Uses.Attributes.Count + Uses.Throws.Count > 0;
}

internal sealed record AllowVerb(UseSet Uses) : Verb;

/// <summary>Only <paramref name="For"/> may use these.</summary>
internal sealed record ReserveVerb(UseSet Uses, Selector For, string? Owner) : Verb;

internal enum RequireEach
{
    Type,
    PublicMethod,
    Endpoint,
}

/// <summary>What each must have; an empty list demands nothing.</summary>
internal sealed record RequireVerb(
    RequireEach Each, IReadOnlyList<Selector> Attribute, IReadOnlyList<Selector> Returns, IReadOnlyList<Selector> Extends,
    IReadOnlyList<Selector> Implements, IReadOnlyList<Selector> Parameter, IReadOnlyList<string> Modifier,
    IReadOnlyList<string> Setters, IReadOnlyList<MemberUse> Call, IReadOnlyList<MemberUse> Before) : Verb;

/// <summary>For each type another one, such as its tests.</summary>
/// <param name="Named">Templates, one of which is its name: `{Name}Tests`.</param>
/// <param name="Project">A template of the one project that has it, `{Project}.Tests`, or <see cref="AnyProject"/>.</param>
internal sealed record CompanionVerb(IReadOnlyList<string> Named, string Project) : Verb
{
    public const string DefaultProject = "{Project}.Tests";

    /// <summary>That of the class itself.</summary>
    public const string OwnProject = "{Project}";

    /// <summary>The project of the class, and those that reference it: whichever has companions of its classes.</summary>
    public const string AnyProject = "any";
}

/// <summary>How things are named; alternatives in each list, an empty list demands nothing.</summary>
internal sealed record NameVerb(
    IReadOnlyList<TypePattern> Type, IReadOnlyList<NamePattern> File, IReadOnlyList<NamePattern> Folder,
    IReadOnlyList<NamePattern> Namespace, IReadOnlyList<NamePattern> Method, IReadOnlyList<RoutePattern> Route,
    IReadOnlyDictionary<string, CaptureCondition> Where) : Verb;

/// <summary>What a capture may be: the name of a type of these layers, or one of these words.</summary>
internal sealed record CaptureCondition(IReadOnlyList<int> ExistsIn, IReadOnlyList<string> Or);
