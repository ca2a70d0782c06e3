using Bylaw.Specs.Recognising;
using Bylaw.Specs.Deriving;
namespace Bylaw.Specs.Tests.OnCode;
public sealed class ProbeTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public void Probe()
    {
        foreach (var line in File.ReadAllLines("/tmp/probe.txt").Where(line => line.Length > 0))
        {
            var derivation = Derived.From($"# Rules\n\n- {line}\n");
            output.WriteLine($"## {line}");
            foreach (var row in derivation.Statements)
                output.WriteLine($"   {row.Understanding.Disposition} {row.Understanding.Kind} {row.Understanding.Reason}");
            foreach (var rule in derivation.Rules)
                output.WriteLine($"   {rule.Name}: {YamlText.Flow(rule.Body.Without("because", "instead", "severity"))}");
        }
    }
}
