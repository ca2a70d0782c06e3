using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>
/// A wrapper such as `Option&lt;T&gt;` becomes `T?` in a declaration, in what flows into it and out of it, and in all that it flows through. One use that is neither a value nor a question
/// whether there is one, and nothing is offered.
/// </summary>
internal sealed class OptionFix(FindingContext context, INamedTypeSymbol wrapper)
{
    /// <summary>What flows further than this is no small change.</summary>
    private const int MaxSymbols = 40;

    private readonly Dictionary<DocumentId, Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>> _edits = [];
    private readonly Dictionary<DocumentId, SemanticModel> _models = [];
    private readonly HashSet<ISymbol> _known = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> _open = new();

    public static async Task<Fix?> OfAsync(FindingContext context, GenericNameSyntax name)
    {
        if (context.Model.GetSymbolInfo(name, context.Cancellation).Symbol is not INamedTypeSymbol { TypeArguments.Length: 1 } wrapper || Declared(context.Model, name) is not { } symbol)
            return null;

        var fix = new OptionFix(context, wrapper.OriginalDefinition);
        if (!fix.Add(symbol) || await fix.RunAsync().ConfigureAwait(false) is not { } changed)
            return null;

        var others = fix._known.Count - 1;
        var with = others == 0 ? "its uses" : others == 1 ? "the declaration that it flows through" : $"the {others} declarations that it flows through";
        return new SolutionFix($"Write '{name.TypeArgumentList.Arguments[0]}?' for '{symbol.Name}', and in {with}", FixSafety.Review, "unwrap", _ => Task.FromResult<Solution?>(changed));
    }

    private static ISymbol? Declared(SemanticModel model, TypeSyntax type)
    {
        var whole = WrittenType.Whole(type);
        return whole.Parent switch
        {
            PropertyDeclarationSyntax property when property.Type == whole => model.GetDeclaredSymbol(property),
            MethodDeclarationSyntax method when method.ReturnType == whole => model.GetDeclaredSymbol(method),
            LocalFunctionStatementSyntax function when function.ReturnType == whole => model.GetDeclaredSymbol(function),
            ParameterSyntax parameter => model.GetDeclaredSymbol(parameter),
            VariableDeclarationSyntax { Variables: [var variable] } => model.GetDeclaredSymbol(variable),
            _ => null,
        };
    }

    private async Task<Solution?> RunAsync()
    {
        while (_open.Count > 0)
        {
            if (_known.Count > MaxSymbols || !await ConvertAsync(_open.Dequeue()).ConfigureAwait(false))
                return null;
        }

        var solution = context.Solution;
        foreach (var file in _edits)
        {
            // A generated file can't follow.
            if (context.Solution.GetDocument(file.Key) is not { } document)
                return null;
            var root = (await document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false))!;
            solution = solution.WithDocumentSyntaxRoot(file.Key, root.ReplaceNodes(file.Value.Keys, (node, current) => file.Value[node](current)));
        }

        // A value that was asked for without a question throws no more: the compiler says where that is.
        foreach (var id in _edits.Keys)
        {
            if (await WarningCheck.CountAsync(solution.GetDocument(id)!, context.Cancellation).ConfigureAwait(false) > await WarningCheck.CountAsync(context.Solution.GetDocument(id)!, context.Cancellation).ConfigureAwait(false))
                return null;
        }

        return solution;
    }

    private bool Add(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (_known.Contains(symbol))
            return true;
        if (!IsWrapped(TypeOf(symbol)) || symbol.DeclaringSyntaxReferences.Length != 1 || symbol.IsVirtual || symbol.IsAbstract || symbol.IsOverride || symbol.IsExtern
            || symbol is IParameterSymbol { RefKind: not RefKind.None } or IMethodSymbol { IsAsync: true } or IParameterSymbol { ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.LocalFunction } }
            || Fixed(symbol is IParameterSymbol ? symbol.ContainingSymbol : symbol))
        {
            return false;
        }

        _known.Add(symbol);
        _open.Enqueue(symbol);
        return true;

        // Others have the same signature.
        static bool Fixed(ISymbol member) => member is IMethodSymbol or IPropertySymbol && (member.IsVirtual || member.IsAbstract || MemberOrigin.IsElsewhere(member) || member.ContainingType?.TypeKind == TypeKind.Interface);
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };

    private bool IsWrapped(ITypeSymbol? type) => type is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, wrapper);

    private async Task<bool> ConvertAsync(ISymbol symbol)
    {
        var declaration = await symbol.DeclaringSyntaxReferences[0].GetSyntaxAsync(context.Cancellation).ConfigureAwait(false);
        if (context.Solution.GetDocument(declaration.SyntaxTree) is not { } document)
            return false;

        var model = await ModelAsync(document).ConfigureAwait(false);
        if (!Declaration(document.Id, model, declaration))
            return false;

        foreach (var found in await SymbolFinder.FindReferencesAsync(symbol, context.Solution, context.Cancellation).ConfigureAwait(false))
        {
            foreach (var place in found.Locations)
            {
                if (place.IsImplicit || place.Alias is not null)
                    return false;
                var root = (await place.Document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false))!;
                if (root.FindToken(place.Location.SourceSpan.Start, findInsideTrivia: true).Parent is not SimpleNameSyntax name)
                    return false;
                if (name.FirstAncestorOrSelf<CrefSyntax>() is null && !Use(place.Document.Id, await ModelAsync(place.Document).ConfigureAwait(false), name, symbol))
                    return false;
            }
        }

        return true;
    }

    private bool Declaration(DocumentId file, SemanticModel model, SyntaxNode declaration)
    {
        switch (declaration)
        {
            case PropertyDeclarationSyntax { AccessorList: var accessors } property:
                return Type(file, property.Type) && Value(file, model, property.Initializer?.Value) && Value(file, model, property.ExpressionBody?.Expression)
                    && (accessors is null || accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }));
            case MethodDeclarationSyntax method:
                return Type(file, method.ReturnType) && Value(file, model, method.ExpressionBody?.Expression) && Returns(file, model, method.Body);
            case LocalFunctionStatementSyntax function:
                return Type(file, function.ReturnType) && Value(file, model, function.ExpressionBody?.Expression) && Returns(file, model, function.Body);
            case ParameterSyntax { Type: { } type } parameter:
                return Type(file, type) && Value(file, model, parameter.Default?.Value);
            case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: var type } } variable:
                return (type.IsVar || Type(file, type)) && Value(file, model, variable.Initializer?.Value) && !(type.IsVar && variable.Initializer is null);
            default:
                return false;
        }
    }

    private bool Returns(DocumentId file, SemanticModel model, BlockSyntax? body) => body is null
        || body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().All(returned => Value(file, model, returned.Expression));

    private bool Type(DocumentId file, TypeSyntax type)
    {
        if ((type is QualifiedNameSyntax qualified ? qualified.Right : type) is not GenericNameSyntax { TypeArgumentList.Arguments: [var argument] } || argument is NullableTypeSyntax)
            return false;
        return Edit(file, type, current => SyntaxFactory.NullableType(((current is QualifiedNameSyntax name ? name.Right : current) as GenericNameSyntax)!.TypeArgumentList.Arguments[0].WithoutTrivia()).WithTriviaFrom(current));
    }

    // What flows in.
    private bool Value(DocumentId file, SemanticModel model, ExpressionSyntax? value)
    {
        switch (value)
        {
            case null or ThrowExpressionSyntax:
                return true;
            case ParenthesizedExpressionSyntax inner:
                return Value(file, model, inner.Expression);
            case ConditionalExpressionSyntax choice:
                return Value(file, model, choice.WhenTrue) && Value(file, model, choice.WhenFalse);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } or DefaultExpressionSyntax when wrapper.IsValueType:
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" } when IsOfWrapper(model, value):
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" }, ArgumentList.Arguments.Count: 0 } when IsOfWrapper(model, value):
                return Edit(file, value, current => SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression).WithTriviaFrom(current));
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Some" }, ArgumentList.Arguments: [{ NameColon: null, RefKindKeyword.RawKind: 0 }] } when IsOfWrapper(model, value):
                return Edit(file, value, current => ((InvocationExpressionSyntax)current).ArgumentList.Arguments[0].Expression.WithTriviaFrom(current));
        }

        if (model.GetTypeInfo(value) is { Type: { } type, ConvertedType: { } converted } && !IsWrapped(type))
            return IsWrapped(converted) && SymbolEqualityComparer.Default.Equals(type, ((INamedTypeSymbol)converted).TypeArguments[0]);
        // What it comes from changes with it, and this is one of its uses.
        return value is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax && model.GetSymbolInfo(value).Symbol is { } source && !IsOfWrapper(model, value) && Add(source);
    }

    private bool IsOfWrapper(SemanticModel model, ExpressionSyntax value) =>
        model.GetSymbolInfo(value).Symbol is { IsStatic: true, ContainingType: { } owner } && owner.Name == wrapper.Name && SymbolEqualityComparer.Default.Equals(owner.ContainingSymbol, wrapper.ContainingSymbol);

    // What flows out.
    private bool Use(DocumentId file, SemanticModel model, SimpleNameSyntax name, ISymbol symbol)
    {
        ExpressionSyntax use = name;
        if (use.Parent is MemberAccessExpressionSyntax access && access.Name == use)
            use = access;
        if (use.Parent is MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax)
            return use.Parent is NameColonSyntax;
        if (IsNamed(use))
            return true;
        if (symbol is IMethodSymbol)
        {
            // A method that is handed on is none that we see the calls of.
            if (use.Parent is not InvocationExpressionSyntax call)
                return false;
            use = call;
        }

        switch (use.Parent)
        {
            case MemberAccessExpressionSyntax member when member.Expression == use:
                return Member(file, model, member);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Left == use:
                return assignment.Parent is ExpressionStatementSyntax or InitializerExpressionSyntax && Value(file, model, assignment.Right);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax or InitializerExpressionSyntax } assignment:
                return model.GetSymbolInfo(assignment.Left).Symbol is { } target && Add(target);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                return model.GetDeclaredSymbol(variable) is { } local && Add(local);
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                return model.GetDeclaredSymbol(property) is { } itsProperty && Add(itsProperty);
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax or ConditionalExpressionSyntax or ParenthesizedExpressionSyntax:
                return Returned(use) is { } owner && model.GetDeclaredSymbol(owner) is { } returning && Add(returning);
            case ArgumentSyntax { RefKindKeyword.RawKind: 0 } argument:
                return model.GetOperation(argument) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { } parameter } && Add(parameter);
            case ExpressionStatementSyntax:
                return true;
            default:
                return false;
        }
    }

    private static bool IsNamed(ExpressionSyntax use) =>
        use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    // The declaration whose answer it is, whether alone or as a branch.
    private static SyntaxNode? Returned(ExpressionSyntax use)
    {
        SyntaxNode at = use;
        while (at.Parent is ParenthesizedExpressionSyntax || (at.Parent is ConditionalExpressionSyntax choice && choice.Condition != at))
            at = at.Parent;
        return at.Parent switch
        {
            ReturnStatementSyntax => at.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)
                is MethodDeclarationSyntax or LocalFunctionStatementSyntax ? at.Ancestors().First(node => node is LocalFunctionStatementSyntax or MethodDeclarationSyntax) : null,
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax } arrow => arrow.Parent,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } value => value.Parent,
            _ => null,
        };
    }

    private bool Member(DocumentId file, SemanticModel model, MemberAccessExpressionSyntax member)
    {
        if (model.GetSymbolInfo(member).Symbol is not IPropertySymbol { IsStatic: false })
            return false;

        switch (member.Name.Identifier.ValueText)
        {
            case "Value" or "ValueUnsafe":
                // Of a value type it is written as it was.
                return model.GetTypeInfo(member).Type is { IsValueType: true }
                    ? member.Name.Identifier.ValueText == "Value"
                    : Edit(file, member, current => ((MemberAccessExpressionSyntax)current).Expression.WithTriviaFrom(current));
            case "HasValue" or "IsSome":
                return Question(file, member, isThere: true);
            case "IsNone" or "IsEmpty":
                return Question(file, member, isThere: false);
            default:
                return false;
        }
    }

    private bool Question(DocumentId file, MemberAccessExpressionSyntax member, bool isThere)
    {
        ExpressionSyntax whole = member;
        if (member.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not)
            (whole, isThere) = (not, !isThere);
        var needsParentheses = whole.Parent is not (IfStatementSyntax or WhileStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax
            or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression });
        return Edit(file, whole, current =>
        {
            var access = (MemberAccessExpressionSyntax)(current is PrefixUnaryExpressionSyntax prefix ? prefix.Operand : current);
            var question = SyntaxFactory.ParseExpression($"{access.Expression.WithoutTrivia().ToFullString()} is {(isThere ? "not " : "")}null");
            return (needsParentheses ? SyntaxFactory.ParenthesizedExpression(question) : question).WithTriviaFrom(current);
        });
    }

    private bool Edit(DocumentId file, SyntaxNode node, Func<SyntaxNode, SyntaxNode> edit)
    {
        if (!_edits.TryGetValue(file, out var edits))
            _edits.Add(file, edits = []);
        edits[node] = edit;
        return true;
    }

    private async Task<SemanticModel> ModelAsync(Document document)
    {
        if (!_models.TryGetValue(document.Id, out var model))
            _models.Add(document.Id, model = document.Id == context.Document.Id ? context.Model : (await document.GetSemanticModelAsync(context.Cancellation).ConfigureAwait(false))!);
        return model;
    }
}
