using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>A parameter of a library's method, constructor or attribute that takes a name of a kind.</summary>
/// <param name="Namespace">The namespace, or the beginning of it.</param>
/// <param name="Type">Null: any type of the namespace.</param>
/// <param name="Members">`.ctor` for a constructor or attribute; empty: any member.</param>
internal sealed record CatalogSource(CatalogKind Kind, string Namespace, string? Type, string[] Members, params string[] Parameters);

/// <summary>Where the names of catalogs stand in code.</summary>
internal static class CatalogSources
{
    private static readonly CatalogSource[] All =
    [
        new(CatalogKind.Table, "Microsoft.EntityFrameworkCore", null, ["ToTable", "SplitToTable"], "name"),
        new(CatalogKind.Table, "System.ComponentModel.DataAnnotations.Schema", "TableAttribute", [".ctor"], "name"),
        new(CatalogKind.Table, "Dapper.Contrib.Extensions", "TableAttribute", [".ctor"], "tableName"),

        new(CatalogKind.Command, "System.CommandLine", "Command", [".ctor"], "name"),
        new(CatalogKind.Command, "Spectre.Console.Cli", null, ["AddCommand", "AddBranch", "AddDelegate", "AddAsyncDelegate"], "name"),
        new(CatalogKind.Command, "McMaster.Extensions.CommandLineUtils", "CommandAttribute", [".ctor"], "name"),
        new(CatalogKind.Command, "McMaster.Extensions.CommandLineUtils", "CommandLineApplication", ["Command"], "name"),
        new(CatalogKind.Command, "CommandLine", "VerbAttribute", [".ctor"], "name"),
        new(CatalogKind.Command, "Cocona", null, [".ctor", "AddCommand", "AddSubCommand"], "name"),
        new(CatalogKind.Command, "CliFx.Attributes", "CommandAttribute", [".ctor"], "name"),
        new(CatalogKind.Command, "ConsoleAppFramework", null, [".ctor", "Add"], "command", "commandName"),

        new(CatalogKind.Queue, "MassTransit", null, ["ReceiveEndpoint"], "queueName"),
        new(CatalogKind.Queue, "RabbitMQ.Client", null, [], "queue"),
        new(CatalogKind.Queue, "Hangfire", null, [], "queue"),
        new(CatalogKind.Queue, "Azure.Messaging.ServiceBus", null, [], "queueName", "queueOrTopicName"),
        new(CatalogKind.Queue, "Azure.Storage.Queues", null, [], "queueName"),
        new(CatalogKind.Queue, "Microsoft.Azure.Functions.Worker", null, [".ctor"], "queueName"),
        new(CatalogKind.Queue, "Microsoft.Azure.WebJobs", null, [".ctor"], "queueName", "queueOrTopicName"),
        new(CatalogKind.Queue, "Wolverine", null, [], "queueName"),

        new(CatalogKind.Setting, "System", "Environment", ["GetEnvironmentVariable"], "variable"),
        new(CatalogKind.Setting, "Microsoft.Extensions.Configuration", null, ["this[]", "GetValue", "GetSection", "GetRequiredSection"], "key"),
        new(CatalogKind.Setting, "Microsoft.Extensions.Configuration", null, ["GetConnectionString"], "name"),
    ];

    /// <summary>By the name of the member, so that most calls are told by one look-up.</summary>
    private static readonly ImmutableDictionary<string, CatalogSource[]> ByMember = All.Where(source => source.Members.Length > 0)
        .SelectMany(source => source.Members.Select(member => (Member: member, Source: source)))
        .GroupBy(pair => pair.Member).ToImmutableDictionary(group => group.Key, group => group.Select(pair => pair.Source).ToArray());

    private static readonly CatalogSource[] OfAnyMember = [.. All.Where(source => source.Members.Length == 0)];

    /// <summary>The kind and the parameter that takes the name; null for all but a few members.</summary>
    public static (CatalogKind Kind, int Parameter)? Of(ISymbol member, ImmutableArray<IParameterSymbol> parameters)
    {
        if (parameters.IsEmpty || member.ContainingType is not { } type)
            return null;

        if (ByMember.TryGetValue(member.Name, out var sources) && Of(sources, type, parameters) is { } found)
            return found;
        return Of(OfAnyMember, type, parameters);
    }

    private static (CatalogKind, int)? Of(CatalogSource[] sources, INamedTypeSymbol type, ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Type.SpecialType != SpecialType.System_String)
                continue;

            foreach (var source in sources)
            {
                if (Array.IndexOf(source.Parameters, parameter.Name) >= 0 && (source.Type is null || source.Type == type.Name) && IsIn(type, source.Namespace))
                    return (source.Kind, parameter.Ordinal);
            }
        }

        return null;
    }

    private static bool IsIn(INamedTypeSymbol type, string space)
    {
        var name = SymbolNames.Namespace(type);
        return name.StartsWith(space, StringComparison.Ordinal) && (name.Length == space.Length || name[space.Length] == '.');
    }
}
