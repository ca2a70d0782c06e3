using System.Collections.Immutable;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// Catalogs of names in code: BYL1006 for a name that its catalog does not list, live at the name; BYL1009, at the end of a compilation, for one
/// that the catalog lists and nothing has (<see cref="CatalogUse"/>).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CatalogAnalyzer() : BylawAnalyzer(Descriptors.Catalog, Descriptors.MissingName)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var kinds = new HashSet<CatalogKind>(rules.Rules.Select(rule => rule.Verb).OfType<CatalogVerb>().Select(catalog => catalog.Kind));
        kinds.Remove(CatalogKind.Package);
        if (kinds.Count == 0 || VerbRules<CatalogVerb>.Of(rules) is not { } catalogs)
            return;

        var use = new CatalogUse(rules);
        if (kinds.Count > 1 || !kinds.Contains(CatalogKind.Service))
        {
            CheckedBody<CatalogVerb>.Register(context, rules, "the names in", body => JudgeBody(body, use));
            context.OnSymbols("the names in the attributes of", symbol => JudgeAttributes(symbol, rules, catalogs, use), SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Parameter);
        }

        if (kinds.Contains(CatalogKind.Table))
        {
            var tables = new SetTables(rules.Compilation);
            context.OnSymbols("the sets of", symbol => JudgeSets(symbol, rules, catalogs, use, tables), SymbolKind.NamedType);
        }

        if (kinds.Contains(CatalogKind.Service))
            context.OnSymbols("the name of", symbol => JudgeService(symbol, rules, catalogs, use), SymbolKind.NamedType);

        // As with dead selectors: whether a name is nowhere is known only where no other project shares the rule file.
        if (rules.Files.IsOfProject && !rules.Project.HasProjectReferences && !rules.Project.IsMultiTargeted)
            context.OnEnd("the names that a catalog lists", use.ReportMissing);
    }

    private static void JudgeBody(CheckedBody<CatalogVerb> body, CatalogUse use)
    {
        foreach (var operation in body.Operations())
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    JudgeArguments(body, use, call, call.TargetMethod, call.TargetMethod.Parameters, call.Arguments, call.Instance ?? FirstValue(call));
                    break;
                case IObjectCreationOperation { Constructor: { } constructor } creation:
                    JudgeArguments(body, use, creation, constructor, constructor.Parameters, creation.Arguments, null);
                    break;
                case IPropertyReferenceOperation { Arguments.IsEmpty: false } indexer:
                    JudgeArguments(body, use, indexer, indexer.Property, indexer.Property.Parameters, indexer.Arguments, indexer.Instance);
                    break;
                // A migration tells of the past too.
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } when !SetTables.IsMigration(body.Owner.ContainingType):
                    foreach (var table in CreatedTables.In(text))
                        Judge(body, use, operation, operation.Syntax, CatalogKind.Table, table);
                    break;
            }
        }
    }

    private static IOperation? FirstValue(IInvocationOperation call) =>
        call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null;

    private static void JudgeArguments(
        CheckedBody<CatalogVerb> body, CatalogUse use, IOperation operation, ISymbol member, ImmutableArray<IParameterSymbol> parameters,
        ImmutableArray<IArgumentOperation> arguments, IOperation? receiver)
    {
        if (CatalogSources.Of(member, parameters) is not { } source || IsRelative(source.Kind, receiver))
            return;

        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal != source.Parameter || argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;

            if (argument.Value.ConstantValue is { HasValue: true, Value: string name })
                Judge(body, use, operation, argument.Value.Syntax, source.Kind, member.Name == "GetConnectionString" ? "ConnectionStrings:" + name : name);
            else if (argument.Value.ConstantValue is not { HasValue: true })
                use.HasUnknown(source.Kind);
        }
    }

    // `section["Key"]`: the rest of the key is wherever the section came from.
    private static bool IsRelative(CatalogKind kind, IOperation? receiver)
    {
        if (kind != CatalogKind.Setting)
            return false;

        while (receiver is IConversionOperation { IsImplicit: true } conversion)
            receiver = conversion.Operand;
        return receiver?.Type?.Name == "IConfigurationSection";
    }

    private static void Judge(CheckedBody<CatalogVerb> body, CatalogUse use, IOperation operation, SyntaxNode place, CatalogKind kind, string name)
    {
        foreach (var rule in body.RulesAt(operation))
        {
            if (rule.Verb.Kind == kind && use.Problem(rule.Rule, rule.Verb, name) is { } problem)
                body.Report(rule, RuleIds.Catalog, operation, place.GetLocation(), $"{body.SubjectAt(operation)} {problem}", targetName: name);
        }
    }

    private static void JudgeAttributes(SymbolAnalysisContext context, CompilationRules rules, VerbRules<CatalogVerb> catalogs, CatalogUse use)
    {
        var symbol = context.Symbol;
        var attributes = symbol.GetAttributes();
        if (attributes.IsEmpty || (symbol as IMethodSymbol ?? symbol.ContainingSymbol as IMethodSymbol) is { PartialDefinitionPart: not null })
            return;

        FindingSink? sink = null;
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeConstructor is not { } constructor || CatalogSources.Of(constructor, constructor.Parameters) is not { } source
                || source.Parameter >= attribute.ConstructorArguments.Length || attribute.ConstructorArguments[source.Parameter].Value is not string name
                || attribute.ApplicationSyntaxReference is not { } reference || GeneratedFile.IsGenerated(rules.Compilation, reference.SyntaxTree, context.CancellationToken))
            {
                continue;
            }

            var place = PlaceOf((AttributeSyntax)reference.GetSyntax(context.CancellationToken), constructor.Parameters[source.Parameter]);
            sink ??= new FindingSink(rules, context.ReportDiagnostic);
            Judge(sink, rules, catalogs, use, symbol is IParameterSymbol ? symbol.ContainingSymbol : symbol, place, source.Kind, name);
        }

        sink?.Flush();
    }

    private static Location PlaceOf(AttributeSyntax attribute, IParameterSymbol parameter)
    {
        var arguments = attribute.ArgumentList!.Arguments;
        foreach (var argument in arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
                return argument.Expression.GetLocation();
        }

        return (parameter.Ordinal < arguments.Count ? arguments[parameter.Ordinal].Expression : (SyntaxNode)attribute).GetLocation();
    }

    private static void Judge(
        FindingSink sink, CompilationRules rules, VerbRules<CatalogVerb> catalogs, CatalogUse use, ISymbol member, Location place, CatalogKind kind, string name)
    {
        var type = member as INamedTypeSymbol ?? member.ContainingType;
        if (type is null)
            return;

        var subject = rules.Subjects.OfMember(member).Subject;
        foreach (var rule in catalogs.For(subject))
        {
            if (rule.Verb.Kind == kind && use.Problem(rule.Rule, rule.Verb, name) is { } problem)
            {
                sink.Add(new Finding(rule.Rule, RuleIds.Catalog, place, new FindingSite(type, member, null, MemberPart.Signature),
                    $"{MessageText.Subject(subject, null)} {problem}", rule.Captures, null) { TargetName = name });
            }
        }
    }

    private static void JudgeSets(SymbolAnalysisContext context, CompilationRules rules, VerbRules<CatalogVerb> catalogs, CatalogUse use, SetTables tables)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!SetTables.IsContext(type))
            return;

        var sets = tables.Of(type, context.CancellationToken);
        if (!sets.AreAll)
            use.HasUnknown(CatalogKind.Table);

        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var set in sets.Sets)
        {
            if (Declarations.Of(set, rules.Compilation, context.CancellationToken) is [var declaration, ..])
                Judge(sink, rules, catalogs, use, set, Declarations.IdentifierOf(declaration)!.Value.GetLocation(), CatalogKind.Table, set.Name);
        }

        sink.Flush();
    }

    private static void JudgeService(SymbolAnalysisContext context, CompilationRules rules, VerbRules<CatalogVerb> catalogs, CatalogUse use)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || type.IsAbstract || type.IsStatic || type.ContainingType is not null
            || Declarations.Of(type, rules.Compilation, context.CancellationToken) is not [var declaration, ..])
        {
            return;
        }

        var sink = new FindingSink(rules, context.ReportDiagnostic);
        Judge(sink, rules, catalogs, use, type, Declarations.IdentifierOf(declaration)!.Value.GetLocation(), CatalogKind.Service, type.Name);
        sink.Flush();
    }
}
