using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>Calls of a repository become calls of the service around it.</summary>
internal static class CallRoute
{
    public static async Task<RoutePlan?> PlanAsync(FindingContext context, HeldDependency held, SolutionEditor solution)
    {
        if (await OwningService.FindAsync(context, held.Type, OwningService.EntityOf(context, held.Type)).ConfigureAwait(false) is not { } service)
            return null;

        var names = new Dictionary<IMethodSymbol, string>(SymbolEqualityComparer.Default);
        var added = new List<AddedMethod>();
        var uses = new List<ReplacedUse>();
        var calls = held.Uses.Select(use => HeldCall.Of(context, use)).OfType<HeldCall>().ToList();
        // Something else is done with it too.
        if (calls.Count < held.Uses.Count)
            return null;

        foreach (var call in calls)
        {
            if (!names.TryGetValue(call.Method, out var name))
            {
                if (ServiceMethod.Find(service, call.Method, calls.TrueForAll(other => other.IsSpelledOut || !SymbolEqualityComparer.Default.Equals(other.Method, call.Method)), context.Cancellation) is { } same)
                {
                    name = same.Name;
                }
                else if (DataSymbols.IsQueryable(call.Method.ReturnType))
                {
                    // A service that hands out queries is a repository by another name: the query itself belongs into it, and which one that is, a person says.
                    return null;
                }
                else if (call.Method.ReturnsByRef || call.Method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
                {
                    return null;
                }
                else
                {
                    added.Add(AddedMethod.Delegating(service.Inner, call.Method));
                    name = call.Method.Name;
                }

                names.Add(call.Method, name);
            }

            uses.Add(new ReplacedUse(call.Receiver, call.Access, (current, receiver) => ((MemberAccessExpressionSyntax)current).WithExpression(receiver.WithTriviaFrom(((MemberAccessExpressionSyntax)current).Expression)).WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(((MemberAccessExpressionSyntax)current).Name))));
        }

        if (!await ServiceEdit.AddAsync(solution, service.Class, service.Injected, added, context.Cancellation).ConfigureAwait(false))
            return null;

        var title = $"Use {service.Injected.Name} instead of {SymbolNames.ForMessage(held.Type)}";
        if (added.Count > 0)
            title += $", and add {string.Join(", ", added.Select(method => method.Name))} to it";
        return new RoutePlan(service, uses, title, FixSafety.Safe);
    }
}
