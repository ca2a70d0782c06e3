using System.Text;

namespace Bylaw.Cli.Tests.Commands;

public sealed class FixCommandTests(RestoredProjects projects) : IClassFixture<RestoredProjects>
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";

    private const string Rules = """
        bylaw: 1
        layers:
          Service: { in: "Shop.Services.**" }
        rules:
          question-mark: { in: any, ensure: { nullable-style: { forbid: ["Nullable<T>"] } } }
          service-name: { in: Service, name: { type: "{Name}Service" } }
        """;

    private const string Helper = "\uFEFFnamespace Shop.Services;\r\n\r\npublic class OrderHelper\r\n{\r\n    public System.Nullable<int> Zähler { get; set; }\r\n}\r\n";
    private const string Use = "namespace Shop;\n\npublic class Use { Services.OrderHelper Helper { get; } = new(); }";

    private Tool Shop() => projects.With(("Shop.csproj", Project), ("bylaw.yml", Rules), ("Services/OrderHelper.cs", Helper), ("A use.cs", Use));

    [Fact]
    public void A_dry_run_prints_a_diff_that_git_applies_and_writes_nothing()
    {
        var tool = Shop();
        var run = tool.Run("fix", "--dry-run", "--review");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Encoding.UTF8.GetBytes(Helper), projects.Bytes("Services/OrderHelper.cs"));
        Assert.Contains("rename from Services/OrderHelper.cs\nrename to Services/OrderService.cs\n", run.Output);
        Assert.Contains("-    public System.Nullable<int> Zähler { get; set; }\r\n+    public int? Zähler { get; set; }\r\n", run.Output);
        Assert.Contains("+public class Use { Services.OrderService Helper { get; } = new(); }\n\\ No newline at end of file\n", run.Output);
        Assert.Contains("2 findings would be fixed in 2 files, 0 left", run.Error);

        tool.Write("fixes.patch", run.Output);
        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", ["apply", "fixes.patch"]) { WorkingDirectory = tool.Folder })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        Assert.Equal(Encoding.UTF8.GetBytes(Helper.Replace("OrderHelper", "OrderService").Replace("System.Nullable<int>", "int?")), projects.Bytes("Services/OrderService.cs"));
    }

    [Fact]
    public void Safe_fixes_keep_encoding_and_line_ends_and_leave_the_rest_for_review()
    {
        var tool = Shop();
        var run = tool.Run("fix");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Encoding.UTF8.GetBytes(Helper.Replace("System.Nullable<int>", "int?")), projects.Bytes("Services/OrderHelper.cs"));
        Assert.Equal(Use, tool.Read("A use.cs"));
        Assert.Contains("1 finding fixed in 1 file, 1 left. With --review", run.Output);
    }

    [Theory]
    [InlineData("fix", "--rule", "service-nam", "There is no rule 'service-nam', did you mean 'service-name'? Nothing was written.")]
    [InlineData("baseline", "--rule", "nothing-like-it", "There is no rule 'nothing-like-it'. Nothing was written.")]
    [InlineData("baseline", "--id", "foo", "There is no diagnostic 'FOO'. Nothing was written.")]
    public void What_is_named_must_be_there(string command, string option, string name, string message)
    {
        var run = Shop().Run(command, option, name);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public void A_fix_may_rename_the_file()
    {
        var tool = Shop();
        Assert.Equal(0, tool.Run("fix", "--review", "--rule", "service-name").ExitCode);
        Assert.False(tool.Has("Services/OrderHelper.cs"));
        Assert.Equal(Encoding.UTF8.GetBytes(Helper.Replace("OrderHelper", "OrderService")), projects.Bytes("Services/OrderService.cs"));
        Assert.Equal(Use.Replace("OrderHelper", "OrderService"), tool.Read("A use.cs"));
        Assert.Empty(Directory.EnumerateFiles(tool.Folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_fix_that_breaks_another_rule_is_taken_back_and_the_others_stay()
    {
        var tool = projects.With(
            ("Shop.csproj", Project),
            ("bylaw.yml", """
                bylaw: 1
                rules:
                  async-only: { in: any, ensure: async-only }
                  no-read: { in: any, forbid: { members: [ "System.IO.Stream.FlushAsync" ] } }
                """),
            ("A.cs", """
                using System.IO;
                using System.Threading.Tasks;
                class A
                {
                    async Task M(Stream s) { await Task.Yield(); s.Flush(); }
                    async Task<string> N(Task<string> t) { await Task.Yield(); return t.Result; }
                    async Task<string> O(Task<string> t) { await Task.Yield(); return t.Result; }
                }
                """));
        var run = tool.Run("fix");
        Assert.Contains("not fixed: it would bring another finding: BYL2002", run.Output);
        Assert.Contains("2 findings fixed in 1 file, 1 left", run.Output);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("s.Flush();", tool.Read("A.cs"));
        Assert.DoesNotContain("t.Result", tool.Read("A.cs"));
    }

    [Fact]
    public void A_file_of_two_projects_and_two_frameworks_is_fixed_once_and_one_from_elsewhere_never()
    {
        const string shared = "namespace Shop;\npublic class Shared\n{\n    System.Nullable<int> A;\n#if WINDOWS\n    System.Nullable<int> B;\n#else\n    System.Nullable<int> C;\n#endif\n}\n";
        using var elsewhere = new Tool();
        var foreign = elsewhere.Write("Foreign.cs", "class Foreign { System.Nullable<int> A; }\n");
        var tool = projects.With(
            ("One/One.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads></PropertyGroup></Project>"),
            ("Two/Two.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><Compile Include=\"../One/Shared.cs\" /><Compile Include=\"{foreign.Replace("#", "%23").Replace(";", "%3B")}\" /></ItemGroup></Project>"),
            ("bylaw.yml", Rules),
            ("One/Shared.cs", shared));
        var run = tool.Run("fix");
        Assert.Equal(shared.Replace("System.Nullable<int>", "int?"), tool.Read("One/Shared.cs"));
        Assert.Contains("System.Nullable", elsewhere.Read("Foreign.cs"));
        Assert.Contains("lies outside of the solution", run.Output);
        Assert.Contains("3 findings fixed in 1 file, 1 left", run.Output);
    }

    [Fact]
    public void A_text_in_an_encoding_that_nothing_names_is_left_as_it_is()
    {
        var tool = projects.With(("Shop.csproj", Project), ("bylaw.yml", Rules));
        byte[] latin = [.. Encoding.Latin1.GetBytes("class A { System.Nullable<int> Zähler; }\n")];
        File.WriteAllBytes(Path.Combine(tool.Folder, "A.cs"), latin);
        var run = tool.Run("fix");
        Assert.Equal(latin, projects.Bytes("A.cs"));
        Assert.Contains("its encoding is not known", run.Output);
    }

    [Fact]
    public void A_project_that_was_never_restored_costs_the_others_nothing_and_is_said()
    {
        var tool = projects.With(
            ("Base/Base.csproj", Project),
            ("Base/Base.cs", "public class Base { public System.Nullable<int> A; }\n"),
            ("Top/Top.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><ProjectReference Include=\"../Base/Base.csproj\" /></ItemGroup></Project>"),
            ("Top/Top.cs", "class Top : Base { System.Nullable<int> B => A; }\n"),
            ("bylaw.yml", Rules));
        Directory.Delete(Path.Combine(tool.Folder, "Base", "obj"), recursive: true);
        var run = tool.Run("fix");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Base: packages are not restored", run.Error);
        Assert.Equal("class Top : Base { int? B => A; }\n", tool.Read("Top/Top.cs"));
    }

    [Fact]
    public void A_rule_file_with_a_mistake_is_told_and_nothing_is_fixed()
    {
        var tool = projects.With(("Shop.csproj", Project), ("bylaw.yml", "bylaw: 1\nrules:\n  x: { forbidd: { types: A } }\n"), ("A.cs", "class A;\n"));
        var run = tool.Run("fix");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("bylaw.yml(3,", run.Error);
    }
}
