using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>
/// BYL4002 of `nullable-style: { nullable: enable }`. The project is judged where the rule stands; a file at the directive that switches nullable
/// off. A rule for some types only judges the files that declare one.
/// </summary>
internal static class NullableDisabledRule
{
    public static bool IsEnabled(Compilation compilation) => compilation.Options.NullableContextOptions == NullableContextOptions.Enable;

    public static void JudgeProject(AdditionalFileAnalysisContext context, CompilationRules rules, VerbRules<NullableStyleVerb> styles)
    {
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var (rule, verb) in styles.All)
        {
            if (!verb.NullableEnabled || ProjectScope.Holds(rule, rules) != true)
                continue;

            if (ProjectScope.PlaceIn(context.AdditionalFile, rule, rules) is not { } place)
                continue;

            rules.Health.Matched(rule);
            var now = rules.Compilation.Options.NullableContextOptions.ToString().ToLowerInvariant();
            sink.Add(new Finding(rule, RuleIds.NullableDisabled, PlaceLocation.Of(place), new FindingSite(null, null, null, MemberPart.Signature),
                $"'{rules.Compilation.AssemblyName}' must have nullable enabled, not '{now}'", Captures.None, null,
                "Write <Nullable>enable</Nullable> into its project file, or into Directory.Build.props for all projects."));
        }

        sink.Flush();
    }

    public static void JudgeFile(StyledFile file)
    {
        var reported = false;
        if (file.Root.ContainsDirectives)
        {
            for (var directive = file.Root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
            {
                if (directive is NullableDirectiveTriviaSyntax { IsActive: true } nullable && nullable.SettingToken.IsKind(SyntaxKind.DisableKeyword))
                    reported |= JudgeDirective(file, nullable);
            }
        }

        if (!reported && !IsEnabled(file.Rules.Compilation))
            JudgeTypes(file);
    }

    private static bool JudgeDirective(StyledFile file, NullableDirectiveTriviaSyntax directive)
    {
        var types = TypesOf(file);
        // `dotnet ef migrations add` writes the directive, and writes it again.
        if (types.Count > 0 && types.All(type => IsMigration(type.Symbol)))
            return false;

        var name = file.Tree.FilePath.Substring(file.Tree.FilePath.LastIndexOfAny(['/', '\\']) + 1);
        var what = $"'{name}' must not switch nullable off";
        var reported = false;
        foreach (var (rule, verb) in file.Styles.All)
        {
            if (!verb.NullableEnabled)
                continue;

            var aboutProject = ProjectScope.Holds(rule, file.Rules);
            var site = aboutProject == true && types.Count > 0 ? types[0].Symbol : aboutProject is null ? FirstBound(file, rule, types) : null;
            if (site is null && aboutProject != true)
                continue;

            file.Sink.Add(new Finding(rule, RuleIds.NullableDisabled, directive.GetLocation(), new FindingSite(site, site, null, MemberPart.Signature),
                what, Captures.None, null));
            reported = true;
        }

        return reported;
    }

    private static bool IsMigration(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.Name is "Migration" or "ModelSnapshot" && SymbolNames.Namespace(at).StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // The project is off and the rule is not about the project as a whole.
    private static void JudgeTypes(StyledFile file)
    {
        foreach (var (declaration, type) in TypesOf(file))
        {
            var identifier = Declarations.IdentifierOf(declaration)!.Value;
            if ((file.Model.GetNullableContext(identifier.SpanStart) & NullableContext.Enabled) == NullableContext.Enabled)
                continue;

            var subject = file.Rules.Subjects.Of(type).Subject;
            foreach (var rule in file.Styles.For(subject))
            {
                if (rule.Verb.NullableEnabled && ProjectScope.Holds(rule.Rule, file.Rules) is null)
                {
                    var site = new CodeSite(subject, new FindingSite(type, type, null, MemberPart.Signature));
                    file.Report(rule, RuleIds.NullableDisabled, identifier.GetLocation(), site, $"{site.Text} must be compiled with nullable enabled");
                }
            }
        }
    }

    private static INamedTypeSymbol? FirstBound(StyledFile file, Rule rule, List<(SyntaxNode, INamedTypeSymbol Symbol)> types)
    {
        foreach (var (_, type) in types)
        {
            foreach (var bound in file.Styles.For(file.Rules.Subjects.Of(type).Subject))
            {
                if (bound.Rule == rule)
                    return type;
            }
        }

        return null;
    }

    private static List<(SyntaxNode Declaration, INamedTypeSymbol Symbol)> TypesOf(StyledFile file)
    {
        var types = new List<(SyntaxNode, INamedTypeSymbol)>();
        foreach (var node in file.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
        {
            if (node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && file.Model.GetDeclaredSymbol(node, file.Cancellation) is INamedTypeSymbol type)
                types.Add((node, type));
        }

        return types;
    }
}
