using Bylaw.Cli.Health;

namespace Bylaw.Cli.Output;

/// <summary>What `bylaw doctor` tells: first what needs mending, then what is worth knowing.</summary>
internal static class HealthView
{
    public static void Write(HealthReport report, TextWriter output)
    {
        output.WriteLine($"{string.Join(", ", report.RuleFiles)}: {(report.NeedsMending ? $"{Messages.Count(report.Sections.Where(section => section.NeedsMending).Sum(section => section.Items.Count), "thing")} to mend" : "nothing to mend")}.");
        foreach (var needsMending in (ReadOnlySpan<bool>)[true, false])
        {
            var sections = report.Sections.Where(section => section.NeedsMending == needsMending).ToList();
            if (sections.Count == 0)
                continue;
            output.WriteLine();
            output.WriteLine(needsMending ? "To mend" : "To know");
            foreach (var section in sections)
            {
                output.WriteLine();
                output.WriteLine($"  {section.Title}");
                foreach (var item in section.Items)
                    output.WriteLine("    " + Bylaw.Rules.OneLine.Of(item));
                output.WriteLine($"    -> {section.Remedy}");
            }
        }
    }
}
