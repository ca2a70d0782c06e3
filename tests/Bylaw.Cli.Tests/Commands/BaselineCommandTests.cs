namespace Bylaw.Cli.Tests.Commands;

public sealed class BaselineCommandTests(RestoredProjects projects) : IClassFixture<RestoredProjects>
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";

    /// <summary>Two rules that say the same of one place, so that only one of them is reported.</summary>
    private const string Rules = """
        bylaw: 1
        rules:
          no-clock: { in: any, forbid: { members: [ "System.DateTime.Now" ] } }
          no-local-time: { in: any, forbid: { members: [ "System.DateTime.Now", "System.DateTime.Today" ] }, severity: warning }
        """;

    private const string Now = "class A { System.DateTime M() => System.DateTime.Now; }\n";
    private const string Frozen = "# bylaw baseline 1\nShop | no-clock | M:A.M | body | P:System.DateTime.Now | 1\nShop | no-local-time | M:A.M | body | P:System.DateTime.Now | 1\n";

    private Tool Shop(params (string, string)[] files) => projects.With([("Shop.csproj", Project), ("bylaw.yml", Rules), .. files]);

    [Fact]
    public void The_first_run_freezes_everything_and_the_next_check_is_clean()
    {
        var tool = Shop(("A.cs", Now));
        var dry = tool.Run("baseline", "--dry-run");
        Assert.Equal(0, dry.ExitCode);
        Assert.False(tool.Has("bylaw.baseline"));

        var run = tool.Run("baseline");
        Assert.Equal(0, run.ExitCode);
        // The rule that isn't named at the place is frozen too, or the next build would report it.
        Assert.Equal(Frozen, tool.Read("bylaw.baseline"));
        Assert.Contains("2 findings are frozen (+2)", run.Output);
        Assert.Contains("`bylaw check` showed 1 finding for them", run.Output);
        Assert.Equal(0, tool.Run("check").ExitCode);
    }

    [Fact]
    public void It_shrinks_and_lists_what_is_new_without_freezing_it()
    {
        const string before = "# bylaw baseline 1\r\n# ask Ann\r\nShop | no-clock | M:B.Gone | body | P:System.DateTime.Now | 1\r\nShop | no-clock | M:A.M | body | P:System.DateTime.Now | 3\r\n\r\nShop | no-local-time | M:A.M | body | P:System.DateTime.Now | 1\r\nOther | no-clock | M:X.Y | body | P:System.DateTime.Now | 1\r\n";
        const string shrunk = "# bylaw baseline 1\r\n# ask Ann\r\nShop | no-clock | M:A.M | body | P:System.DateTime.Now | 1\r\n\r\nShop | no-local-time | M:A.M | body | P:System.DateTime.Now | 1\r\nOther | no-clock | M:X.Y | body | P:System.DateTime.Now | 1\r\n";
        var tool = Shop(("A.cs", Now), ("New.cs", "class New { object M() => System.DateTime.Today; }\n"), ("bylaw.baseline", before));
        var run = tool.Run("baseline");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("New.cs(1,43): warning BYL2002", run.Error);
        Assert.Contains("- Shop | no-clock | M:B.Gone | body | P:System.DateTime.Now | 1", run.Output);
        Assert.Contains("(-3)", run.Output);
        Assert.Equal(shrunk, tool.Read("bylaw.baseline"));

        // Nothing to take out, and nothing said of what is new.
        var prune = tool.Run("baseline", "--prune");
        Assert.Equal(0, prune.ExitCode);
        Assert.DoesNotContain("New.cs", prune.Error);

        var added = tool.Run("baseline", "--allow-additions");
        Assert.Equal(0, added.ExitCode);
        Assert.DoesNotContain("showed", added.Output);
        Assert.Contains("+ Shop | no-local-time | M:New.M | body | P:System.DateTime.Today | 1", added.Output);
        // Where it belongs by the alphabet, before the first line that comes later.
        Assert.Equal(shrunk + "Shop | no-local-time | M:New.M | body | P:System.DateTime.Today | 1\r\n", tool.Read("bylaw.baseline"));
        Assert.Equal(0, tool.Run("check").ExitCode);
    }

    [Fact]
    public void One_rule_alone()
    {
        var tool = Shop(("A.cs", "class A { object M() => System.DateTime.Today; object N() => System.DateTime.Now; }\n"));
        var run = tool.Run("baseline", "--rule", "no-local-time");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("# bylaw baseline 1\nShop | no-local-time | M:A.M | body | P:System.DateTime.Today | 1\n", tool.Read("bylaw.baseline"));
    }

    [Fact]
    public void A_mistake_in_a_baseline_is_told_and_nothing_is_written()
    {
        var tool = Shop(("A.cs", Now), ("bylaw.baseline", "# bylaw baseline 1\nShop | no-clock\n"));
        var run = tool.Run("baseline");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("bylaw.baseline(2,1): error BYL0002", run.Error);
        Assert.Equal("# bylaw baseline 1\nShop | no-clock\n", tool.Read("bylaw.baseline"));
        Assert.Equal(2, tool.Run("baseline", "--prune", "--allow-additions").ExitCode);
    }

    [Fact]
    public void Code_that_does_not_compile_keeps_its_entries()
    {
        var tool = Shop(("A.cs", "class A { object M() => Missing(System.DateTime.Today); }\n"), ("bylaw.baseline", Frozen));
        var run = tool.Run("baseline", "--prune");
        Assert.Equal(Frozen, tool.Read("bylaw.baseline"));
        Assert.Contains("does not compile", run.Error);
    }

    [Fact]
    public void Each_framework_counts_and_the_one_that_has_most_decides()
    {
        var tool = projects.With(
            ("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads></PropertyGroup></Project>"),
            ("bylaw.yml", "bylaw: 1\nrules:\n  no-clock: { in: any, forbid: { members: [ \"System.DateTime.Now\" ] } }\n"),
            ("A.cs", "class A\n{\n    void M()\n    {\n        _ = System.DateTime.Now;\n#if WINDOWS\n        _ = System.DateTime.Now;\n#endif\n    }\n}\n"));
        Assert.Equal(0, tool.Run("baseline").ExitCode);
        Assert.Equal("# bylaw baseline 1\nShop | no-clock | M:A.M | body | P:System.DateTime.Now | 2\n", tool.Read("bylaw.baseline"));
        Assert.Equal(0, tool.Run("check").ExitCode);
    }
}
