using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Explaining;

/// <summary>Answers what the rule file alone can: fast, without a compiler.</summary>
internal static class RuleFileExplainer
{
    /// <returns>Null for what only the code can answer.</returns>
    /// <exception cref="UnknownNameException">It is no name of anything.</exception>
    public static Explanation? Explain(Question question, RuleText text)
    {
        if (question.Kind == QuestionKind.Id)
            return IdExplanation.Of(question.Text, text);
        if (question.Kind != QuestionKind.Name)
            return null;
        if (Rule(question.Text, text.Book) is { } rule)
            return RuleExplanation.Of(rule, text, inCode: null);
        if (Layer(question.Text, text.Book) is { } layer)
            return LayerExplanation.Of(layer, text, inCode: null);
        // No type is called like this, so there is no need to look at the code.
        return question.Text.Contains('-') ? throw Unknown(question.Text, text.Book, []) : null;
    }

    public static Rule? Rule(string name, RuleBook book) =>
        book.Rules.FirstOrDefault(rule => rule.Name == name) ?? book.Rules.FirstOrDefault(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static Layer? Layer(string name, RuleBook book) => book.Layers.FirstOrDefault(layer => layer.Name == name);

    /// <param name="types">Names from the code that could be meant.</param>
    public static UnknownNameException Unknown(string name, RuleBook book, IEnumerable<string> types) =>
        new($"There is no rule, layer or type '{name}'{Nearest.Hint(name, book.Rules.Select(rule => rule.Name).Concat(book.Layers.Select(layer => layer.Name)).Concat(types), Known(book))}");

    private static string Known(RuleBook book) => book.Layers.Count + book.Rules.Count == 0 ? "; the rule file has neither layers nor rules."
        : $"; {List("layers", book.Layers.Select(layer => layer.Name).ToList())}{(book.Layers.Count > 0 ? ", " : "")}{List("rules", book.Rules.Select(rule => rule.Name).ToList())}.";

    private static string List(string what, List<string> names) => names.Count == 0 ? "" : $"the {what} are {string.Join(", ", names.Take(8))}{(names.Count > 8 ? ", …" : "")}";
}

/// <summary>Answers what needs the code: types, routes, uses, and what a rule selects.</summary>
internal static class CodeExplainer
{
    /// <exception cref="UnknownNameException">It is no name of anything, or of several things.</exception>
    /// <param name="fallback">The rule file of projects that have none.</param>
    public static Explanation Explain(Question question, IReadOnlyList<ProjectResult> results, string root, string? fallback)
    {
        var code = new CodeView(results, root, fallback);
        return Explain(question, code) with { Note = code.IsFallback ? Explanation.ByPreset : null };
    }

    private static Explanation Explain(Question question, CodeView code)
    {
        if (!code.Books.Any())
            throw new UnknownNameException("No rule file holds for any of these projects, so there is nothing to explain.");

        switch (question.Kind)
        {
            case QuestionKind.Id:
                return IdExplanation.Of(question.Text, code.TextOf(code.Books.First()));
            case QuestionKind.Route:
                return SubjectExplanation.Of(Endpoint(question.Text, code), code);
            case QuestionKind.Use:
                return UseExplanation.Of(Side(question.Text, code, isTarget: false), Side(question.Target, code, isTarget: true), code);
        }

        foreach (var rules in code.Books)
        {
            if (RuleFileExplainer.Rule(question.Text, rules.Book) is { } rule)
                return RuleExplanation.Of(rule, code.TextOf(rules), RuleInCode.Of(rule, code));
            if (RuleFileExplainer.Layer(question.Text, rules.Book) is { } layer)
                return LayerExplanation.Of(layer, code.TextOf(rules), LayerInCode.Of(layer, code));
        }

        return SubjectExplanation.Of(Type(question.Text, code), code);
    }

    private static CodeType Type(string name, CodeView code) => code.TypesNamed(name) switch
    {
        [var only] => only,
        [] => throw RuleFileExplainer.Unknown(name, code.Books.First().Book, code.Types.Select(type => type.Symbol.Name)),
        var several => throw Ambiguous(name, several),
    };

    private static UnknownNameException Ambiguous(string name, IReadOnlyList<CodeType> types) => new(
        $"{types.Count} types are called '{name}': {string.Join(", ", types.Take(8).Select(type => type.FullName))}{(types.Count > 8 ? ", …" : "")}. Name one of them in full.");

    private static CodeEndpoint Endpoint(string route, CodeView code) => code.EndpointsAt(route) switch
    {
        [] => throw new UnknownNameException($"No endpoint answers '{route}'{Nearest.Hint(route, code.Endpoints.Select(endpoint => endpoint.Route), Others(code))}"),
        [var only] => only,
        var several => several.FirstOrDefault(endpoint => endpoint.Route == route) ?? throw new UnknownNameException(several.Select(endpoint => endpoint.Route).Distinct().Count() > 1
            ? $"Several endpoints answer '{route}'; name one with its verb: {string.Join(", ", several.Select(endpoint => $"\"{endpoint.Route}\"").Distinct())}."
            : $"Several endpoints answer '{route}': {string.Join(", ", several.Select(endpoint => $"'{endpoint.Route}' ({code.At(endpoint.Place)})"))}."),
    };

    private static string Others(CodeView code) => code.Endpoints.Count == 0 ? "; this solution has none whose route is known."
        : $"; there are {string.Join(", ", code.Endpoints.Select(endpoint => $"\"{endpoint.Route}\"").Distinct().Take(8))}{(code.Endpoints.Count > 8 ? " and more" : "")}.";

    private static UseSide Side(string name, CodeView code, bool isTarget)
    {
        if (Question.IsRoute(name))
        {
            return !isTarget && Endpoint(name, code) is var endpoint ? new UseSide(endpoint.Route, null, [], endpoint)
                : throw new UnknownNameException($"'{name}' is a route: no code uses it; name a type or a layer after the arrow.");
        }

        if (code.Books.SelectMany(rules => rules.Book.Layers).Any(layer => layer.Name == name))
            return new UseSide(name, name, [.. code.Types.Where(type => type.Subject.Subject.LayerName == name || type.Rules.Subjects.Of(type.Symbol, RegionKind.Handler).Subject.LayerName == name && !isTarget)]);

        var types = code.TypesNamed(name);
        if (types is [var type])
            return new UseSide(type.Symbol.Name, null, [type]);
        if (types.Count > 1)
            throw Ambiguous(name, types);
        if (isTarget && Outside(name, code) is { } outside)
            return outside;
        throw RuleFileExplainer.Unknown(name, code.Books.First().Book, code.Types.Select(type => type.Symbol.Name));
    }

    /// <summary>A type of a package or of the framework, or a member of a type.</summary>
    private static UseSide? Outside(string name, CodeView code)
    {
        if (OutsideType(name, code) is { } found)
            return new UseSide(found.Name, null, [], Outside: MetadataName(found));
        if (name.LastIndexOf('.') is not (> 0 and var dot))
            return null;

        var (owner, member) = (name[..dot], name[(dot + 1)..]);
        if (code.TypesNamed(owner) is [var type] && type.Symbol.MemberNames.Contains(member))
            return new UseSide(name, null, [type], Member: member);
        return OutsideType(owner, code) is { } outside && outside.MemberNames.Contains(member) ? new UseSide(name, null, [], Outside: MetadataName(outside), Member: member) : null;
    }

    private static string MetadataName(INamedTypeSymbol type) => TypeName.Of(type).Name;

    private static INamedTypeSymbol? OutsideType(string name, CodeView code)
    {
        var found = new Dictionary<string, INamedTypeSymbol>(StringComparer.Ordinal);
        var simple = name[(name.LastIndexOf('.') + 1)..];
        foreach (var compilation in code.Results.Select(result => result.Survey.Rules?.Compilation ?? result.Compilation))
        {
            var todo = new Stack<INamespaceSymbol>([compilation.GlobalNamespace]);
            while (todo.TryPop(out var space))
            {
                foreach (var inner in space.GetNamespaceMembers())
                    todo.Push(inner);
                foreach (var type in space.GetTypeMembers(simple).Where(type => type.DeclaredAccessibility == Accessibility.Public))
                {
                    var full = SymbolNames.FullName(type);
                    if (full == name || full.EndsWith("." + name, StringComparison.Ordinal))
                        found.TryAdd(full, type);
                }
            }
        }

        return found.Count > 1
            ? throw new UnknownNameException($"{found.Count} types are called '{name}': {string.Join(", ", found.Keys.Order(StringComparer.Ordinal).Take(8))}. Name one of them in full.")
            : found.Values.FirstOrDefault();
    }
}
