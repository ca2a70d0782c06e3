using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Methods that a host or scheduler runs in the background.</summary>
internal static class JobMethods
{
    public static bool IsJob(IMethodSymbol method)
    {
        if (method.Name == "ExecuteAsync" && method.IsOverride)
            return IsOf(MemberOrigin.Origin(method), "BackgroundService", "Microsoft.Extensions.Hosting");
        if (method.Name is not ("Execute" or "Invoke" or "Quartz.IJob.Execute") || MemberOrigin.Origin(method) is not { } origin)
            return false;

        return IsOf(origin, "IJob", "Quartz") || IsOf(origin, "IInvocable", "Coravel.Invocable");
    }

    private static bool IsOf(ISymbol member, string type, string space) => member.ContainingType is { } owner && owner.Name == type && SymbolNames.Namespace(owner) == space;
}
