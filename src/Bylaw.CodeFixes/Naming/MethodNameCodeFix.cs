using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Rename;

namespace Bylaw.CodeFixes;

/// <summary>BYL3006: the method gets the name that the rule wants, with its overloads, overrides and implementations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MethodNameCodeFix)), Shared]
public sealed class MethodNameCodeFix() : BylawCodeFix(RuleIds.MethodName)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (NamedTypes.Declared(context) is not IMethodSymbol method || NamedTypes.Of(context, method.ContainingType) is not { } named || Wanted(named, method) is not { } name
            || context.Model.LookupSymbols(context.Token.SpanStart, method.ContainingType, name).Any() || method.ContainingType.GetMembers(name).Any()
            || await RenameRisk.IsNamedElsewhereAsync(context, method.Name).ConfigureAwait(false))
        {
            return [];
        }

        var overloads = method.ContainingType.GetMembers(method.Name).Length > 1;
        var changed = await Renamer.RenameSymbolAsync(context.Solution, method, new SymbolRenameOptions(RenameOverloads: overloads), name, context.Cancellation).ConfigureAwait(false);
        if (!await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false) || await NameCheck.HasNewFindingsAsync(context, changed).ConfigureAwait(false))
            return [];

        var isSafe = !RenameRisk.IsCalledByName(context.Rules, method) && !RenameRisk.IsForOthers(context.Project, method)
            && !await NamesInStrings.HaveAsync(context.Solution, [method.Name], [], context.Cancellation).ConfigureAwait(false);
        return [new SolutionFix($"Rename '{method.Name}' to '{name}'", isSafe ? FixSafety.Safe : FixSafety.Review, "rename", _ => Task.FromResult<Solution?>(changed))];
    }

    private static string? Wanted(NamedType named, IMethodSymbol method)
    {
        var entities = new EntityNames(named.Rules);
        var captures = NamingAnalyzer.CapturesOf(named, entities) ?? NameCaptures.BeforeName(named);
        if (MethodNameRule.Match(named, method.Name, captures) is not null)
            return null;

        var name = NewName.Of(method.Name, named.Verb.Method.Select(pattern => pattern.Text), captures, TypeNames.ConditionOf(named, entities));
        var overloads = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().ToList();
        // Only a method that can be awaited is called Async, whatever a rule says of all.
        if (name is null || (name.EndsWith("Async", StringComparison.Ordinal) && !overloads.All(IsAwaited)))
            return null;

        // A name without an open part is meant for one method; several would become overloads of it.
        var isOnly = named.Verb.Method.All(pattern => captures.Fill(pattern.Text) is null || pattern.Text.IndexOf('*') >= 0)
            || named.Type.GetMembers().OfType<IMethodSymbol>().Count(other =>
                other is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } && !MemberOrigin.IsElsewhere(other)) == 1;
        return isOnly ? name : null;
    }

    internal static bool IsAwaited(IMethodSymbol method) =>
        method.ReturnType.OriginalDefinition is { Name: "Task" or "ValueTask" or "IAsyncEnumerable" } type && SymbolNames.Namespace(type) is "System.Threading.Tasks" or "System.Collections.Generic";
}
