using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>The envelope that the rule describes, in a file beside the endpoint, where the solution has none yet.</summary>
internal static class NewEnvelope
{
    /// <summary>With the document added; null where the rule does not say enough, or another project has such a type: it is to be in sight, not written again.</summary>
    public static async Task<(Solution Solution, string Name)?> AddAsync(FindingContext context, ResponseEnvelopeVerb verb)
    {
        var (space, simple) = NameOf(context, verb);
        if (simple is null || context.Document.FilePath is not { } path || MembersOf(verb) is not { } members
            || (await SymbolFinder.FindSourceDeclarationsAsync(context.Solution, simple, ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false)).Any())
        {
            return null;
        }

        var text = new StringBuilder();
        if (space is not null)
            text.Append("namespace ").Append(space).Append(";\n\n");
        text.Append($$"""
            public sealed record {{simple}}<T>({{string.Join(", ", members.Select(member => member.Type + " " + member.Name))}});

            public static class {{simple}}
            {
                public static {{simple}}<T> Ok<T>(T data) => new({{string.Join(", ", members.Select(member => member.Value))}});
            }

            """.Replace("\r", ""));
        var folder = path.Substring(0, path.Length - System.IO.Path.GetFileName(path).Length);
        return (context.Solution.AddDocument(DocumentId.CreateNewId(context.Project.Id), simple + ".cs", text.ToString(), context.Document.Folders, folder + simple + ".cs"), simple);
    }

    private static (string? Space, string? Name) NameOf(FindingContext context, ResponseEnvelopeVerb verb)
    {
        var beside = context.Model.GetEnclosingSymbol(context.Token.SpanStart, context.Cancellation)?.ContainingNamespace is { IsGlobalNamespace: false } around ? around.ToDisplayString() : null;
        if (verb.Type.Count == 0)
            return (beside, "ApiResponse");
        // `ApiResponse<*>`, `Acme.Api.ApiResponse<*>`
        if (verb.Type is not [TypeNameSelector { Pattern: { IsWhole: true, Name.Text: var full, Arguments: [null] } }])
            return (null, null);
        var dot = full.LastIndexOf('.');
        return dot < 0 ? (beside, full) : (full.Substring(0, dot), full.Substring(dot + 1));
    }

    private static List<(string Type, string Name, string Value)>? MembersOf(ResponseEnvelopeVerb verb)
    {
        var members = new List<(string, string, string)>();
        foreach (var wire in verb.Members)
        {
            (string Type, string Value)? member = wire switch
            {
                "code" or "status" or "statusCode" => ("int", "200"),
                "data" or "result" or "payload" or "value" => ("T?", "data"),
                "message" => ("string", "\"Success\""),
                "success" or "succeeded" or "isSuccess" or "ok" => ("bool", "true"),
                "error" => ("string?", "null"),
                "errors" => ("string[]?", "null"),
                _ => null,
            };
            if (member is not var (type, value))
                return null;
            members.Add((type, char.ToUpperInvariant(wire[0]) + wire.Substring(1), value));
        }

        return members.Count(member => member.Item1 == "T?") == 1 ? members : null;
    }
}
