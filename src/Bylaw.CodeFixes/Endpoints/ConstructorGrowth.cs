using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Bylaw.CodeFixes;

/// <summary>The only constructor of a class, which is handed more; where there is none yet, one in the style of the folder.</summary>
/// <param name="Declaration">Null for a primary one, and where there is none yet.</param>
/// <param name="FieldPrefix">As the fields of the class have it.</param>
internal sealed record ConstructorGrowth(ClassDeclarationSyntax Type, ConstructorDeclarationSyntax? Declaration, bool IsPrimary, string FieldPrefix)
{
    public static async Task<ConstructorGrowth> OfAsync(FindingContext context, ClassDeclarationSyntax type, IMethodSymbol constructor)
    {
        var declaration = constructor.IsImplicitlyDeclared ? null : type.Members.OfType<ConstructorDeclarationSyntax>().FirstOrDefault(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword));
        var fields = type.Members.OfType<FieldDeclarationSyntax>().Where(field => !field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword)).ToList();
        var prefix = fields.Count == 0 || fields.Exists(field => field.Declaration.Variables[0].Identifier.ValueText.StartsWith("_", StringComparison.Ordinal)) ? "_" : "";
        return new ConstructorGrowth(type, declaration, declaration is null && (type.ParameterList is not null || await IsPrimaryUsualAsync(context).ConfigureAwait(false)), prefix);
    }

    /// <param name="name">Of the new parameter; null where it has one of the type.</param>
    /// <param name="field">Of the new field.</param>
    /// <param name="assigned">The field that is given the parameter in the constructor.</param>
    public void Apply(SyntaxEditor editor, ITypeSymbol service, string? name, string? field, (string Field, string Parameter)? assigned) =>
        editor.ReplaceNode(Type, (current, generator) =>
        {
            var type = (ClassDeclarationSyntax)current;
            var parameter = name is null ? null : SyntaxFactory.Parameter(SyntaxFactory.Identifier(name)).WithType(ServiceUse.TypeOf(generator, service).WithTrailingTrivia(SyntaxFactory.Space));
            if (IsPrimary)
                return parameter is null ? type : WithPrimary(type, parameter);

            if (type.Members.OfType<ConstructorDeclarationSyntax>().FirstOrDefault(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword)) is { } constructor)
                type = type.ReplaceNode(constructor, With(constructor, parameter, assigned));
            else
                type = type.WithMembers(type.Members.Insert(AfterFields(type), Apart(With(New(type), parameter, assigned))));
            return field is null ? type : WithField(type, ServiceUse.TypeOf(generator, service), field);
        });

    /// <summary>The IServiceProvider that nobody asks any more.</summary>
    public void DropProvider(SyntaxEditor editor, FindingContext context, ExpressionSyntax last)
    {
        var mentions = Type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => !last.Span.Contains(name.Span))
            .Select(name => (Name: name, Symbol: context.Model.GetSymbolInfo(name, context.Cancellation).Symbol)).Where(mention => mention.Symbol is IParameterSymbol or IFieldSymbol).ToList();
        foreach (var used in last.DescendantNodes().OfType<IdentifierNameSyntax>().ToList())
        {
            var symbol = context.Model.GetSymbolInfo(used, context.Cancellation).Symbol;
            if (symbol is not (IParameterSymbol { Type.Name: nameof(IServiceProvider) } or IFieldSymbol { Type.Name: nameof(IServiceProvider), DeclaredAccessibility: Accessibility.Private }))
                continue;

            var others = mentions.FindAll(mention => SymbolEqualityComparer.Default.Equals(mention.Symbol, symbol));
            if (symbol is IParameterSymbol && others.Count == 0)
                DropParameter(editor, symbol.Name);
            else if (symbol is IFieldSymbol && others is [{ Name: { } kept }] && StatementOf(kept) is { Expression: AssignmentExpressionSyntax { Right: IdentifierNameSyntax given } } statement
                && context.Model.GetSymbolInfo(given, context.Cancellation).Symbol is IParameterSymbol parameter && mentions.FindAll(mention => SymbolEqualityComparer.Default.Equals(mention.Symbol, parameter)).Count == 1
                && symbol.DeclaringSyntaxReferences[0].GetSyntax(context.Cancellation) is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } })
            {
                ServiceUse.Remove(editor, statement);
                editor.RemoveNode(field, SyntaxRemoveOptions.KeepNoTrivia);
                DropParameter(editor, parameter.Name);
            }
        }
    }

    private static ExpressionStatementSyntax? StatementOf(IdentifierNameSyntax field)
    {
        ExpressionSyntax value = field.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : field;
        return value.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } } statement } assignment && assignment.Left == value ? statement : null;
    }

    private void DropParameter(SyntaxEditor editor, string name) =>
        editor.ReplaceNode(Type, (current, _) =>
        {
            var type = (ClassDeclarationSyntax)current;
            var list = type.ParameterList ?? type.Members.OfType<ConstructorDeclarationSyntax>().First(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword)).ParameterList;
            return type.ReplaceNode(list, ParameterLists.Remove(list, name));
        });

    // As the classes beside it do; where these say nothing, the shortest that the language has.
    private static async Task<bool> IsPrimaryUsualAsync(FindingContext context)
    {
        if (context.Root.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 })
            return false;

        var isClassic = false;
        foreach (var beside in context.Project.Documents.Where(document => document.Folders.SequenceEqual(context.Document.Folders)))
        {
            var root = await beside.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false);
            foreach (var type in root!.DescendantNodes(node => node is not (MemberDeclarationSyntax and not (TypeDeclarationSyntax or BaseNamespaceDeclarationSyntax))).OfType<ClassDeclarationSyntax>())
            {
                if (type.ParameterList is not null)
                    return true;
                isClassic |= type.Members.OfType<ConstructorDeclarationSyntax>().Any(constructor => constructor.ParameterList.Parameters.Count > 0);
            }
        }

        return !isClassic;
    }

    private static ClassDeclarationSyntax WithPrimary(ClassDeclarationSyntax type, ParameterSyntax parameter) => type.ParameterList is { } list
        ? type.WithParameterList(Grown(list, parameter))
        : type.WithParameterList(Grown(SyntaxFactory.ParameterList(), parameter).WithTrailingTrivia(type.Identifier.TrailingTrivia)).WithIdentifier(type.Identifier.WithTrailingTrivia());

    private static ParameterListSyntax Grown(ParameterListSyntax list, ParameterSyntax parameter)
    {
        var optional = list.Parameters.IndexOf(static known => known.Default is not null);
        return ParameterLists.Insert(list, optional < 0 ? list.Parameters.Count : optional, parameter);
    }

    private static ConstructorDeclarationSyntax New(ClassDeclarationSyntax type) =>
        SyntaxFactory.ConstructorDeclaration(type.Identifier.WithoutTrivia()).WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PublicKeyword))).WithBody(SyntaxFactory.Block()).WithAdditionalAnnotations(Formatter.Annotation);

    private static ConstructorDeclarationSyntax With(ConstructorDeclarationSyntax constructor, ParameterSyntax? parameter, (string Field, string Parameter)? assigned)
    {
        if (parameter is not null)
            constructor = constructor.WithParameterList(Grown(constructor.ParameterList, parameter));
        if (assigned is not var (field, name))
            return constructor;

        var statement = SyntaxFactory.ParseStatement($"{(field == name ? "this." : "")}{field} = {name};").WithAdditionalAnnotations(Formatter.Annotation);
        if (constructor.ExpressionBody is { } only)
        {
            return constructor.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(SyntaxFactory.Block(SyntaxFactory.ExpressionStatement(only.Expression), statement).WithTrailingTrivia(constructor.SemicolonToken.TrailingTrivia).WithAdditionalAnnotations(Formatter.Annotation));
        }

        var statements = constructor.Body!.Statements;
        var last = statements.LastIndexOf(known => known is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax });
        var added = last < 0 ? statement.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            : statement.WithLeadingTrivia(statements[last].GetLeadingTrivia().LastOrDefault() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } indent ? SyntaxFactory.TriviaList(indent) : default).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed);
        return constructor.WithBody(constructor.Body.WithStatements(statements.Insert(last + 1, added)));
    }

    private static ClassDeclarationSyntax WithField(ClassDeclarationSyntax type, TypeSyntax service, string name)
    {
        var field = SyntaxFactory.FieldDeclaration(SyntaxFactory.VariableDeclaration(service, [SyntaxFactory.VariableDeclarator(name)]))
            .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PrivateKeyword), SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword)))
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed).WithAdditionalAnnotations(Formatter.Annotation);
        var at = AfterFields(type);
        var members = type.Members;
        if (at < members.Count && !members[at].GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            members = members.Replace(members[at], Apart(members[at]));
        return type.WithMembers(members.Insert(at, field));
    }

    private static int AfterFields(ClassDeclarationSyntax type) => type.Members.LastIndexOf(member => member is FieldDeclarationSyntax) + 1;

    private static T Apart<T>(T member) where T : MemberDeclarationSyntax => member.WithLeadingTrivia(member.GetLeadingTrivia().Insert(0, SyntaxFactory.ElasticCarriageReturnLineFeed));
}
