namespace Bylaw.Benchmarks.Backend;

/// <summary>One feature of the generated backend: an entity with all that serves it. Ten features make a module.</summary>
internal sealed record Feature(int Index)
{
    public const int PerModule = 10;

    private static readonly string[] Regions =
        ["North", "South", "East", "West", "Central", "Coastal", "Alpine", "Island", "Metro", "Rural", "Polar", "Desert", "Valley", "Harbour", "River"];
    private static readonly string[] Areas =
        ["Sales", "Billing", "Shipping", "Stock", "Support", "Hiring", "Payroll", "Travel", "Quality", "Planning", "Legal", "Energy", "Media", "Research", "Safety"];
    private static readonly string[] Things =
        ["Order", "Invoice", "Parcel", "Ticket", "Contract", "Report", "Account", "Member", "Project", "Device"];

    public int ModuleIndex => Index / PerModule;

    public string Module => ModuleName(ModuleIndex);

    public string Entity => Module + Things[Index % PerModule];

    public string Entities => Entity + "s";

    public string Route => Things[Index % PerModule].ToLowerInvariant() + "s";

    /// <summary>The feature before in the same module, whose service this one's asks; the first of a module asks that of the module before.</summary>
    public Feature? Before => Index == 0 ? null : new Feature(Index - 1);

    /// <summary>Breaks rules, as one feature of each module does.</summary>
    public bool IsBroken => Index % PerModule == 7;

    public static string ModuleName(int module) => Areas[module % Areas.Length] + Regions[module / Areas.Length];
}
