using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.ForbiddenUse;

public sealed class CodeExecutionTests
{
    private const string Id = "BYL2004";

    private static RuleTest NoEval(string check = "no-code-execution", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          no-eval:
            {{rule}}
            ensure: {{check}}
        """).Expect(Id);

    private const string Libraries = """
        namespace Microsoft.CodeAnalysis.CSharp.Scripting { public static class CSharpScript { public static void EvaluateAsync(string code) { } public static void Create<T>(string code) { } } }
        namespace Microsoft.CSharp { public class CSharpCodeProvider { } }
        namespace System.Linq.Dynamic.Core { public static class DynamicQueryableExtensions { public static object OrderBy(this object source, string ordering) => source; } }
        namespace Newtonsoft.Json { public enum TypeNameHandling { None, Objects, Arrays, All, Auto } public class JsonSerializerSettings { public TypeNameHandling TypeNameHandling { get; set; } } }
        namespace System.Runtime.Serialization.Formatters.Binary { public class BinaryFormatter { public object Deserialize(object s) => s; } }
        """;

    private static string InMethod(string code) => $$"""
        using System;
        using System.Data;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Linq.Dynamic.Core;
        using System.Reflection;
        using System.Runtime.Loader;
        using System.Runtime.Serialization.Formatters.Binary;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Html;
        using Microsoft.AspNetCore.Mvc.Rendering;
        using Microsoft.CodeAnalysis.CSharp.Scripting;
        using Microsoft.CSharp;
        using Newtonsoft.Json;
        class Settings { public string Tool { get; set; } = ""; }
        class Plugins : AssemblyLoadContext
        {
            protected override Assembly? Load(AssemblyName name) => LoadFromAssemblyPath(new AssemblyDependencyResolver("a").ResolveAssemblyToPath(name)!);
        }
        class C
        {
            static readonly string Git = Environment.GetEnvironmentVariable("GIT") ?? "git";
            readonly Settings _settings = new();
            string Shell { get; set; } = "sh";
            private static void RunKnown(string file) => Process.Start(file, "--version");
            public void Known() => RunKnown("git");
            void M(string text, Settings asked, int port, byte[] bytes, DataTable table, IHtmlHelper html, object query) { {{code}} }
        }
        """;

    [Theory]
    [InlineData("CSharpScript.[|EvaluateAsync|](text);")]
    [InlineData("CSharpScript.[|Create|]<int>(text);")]
    [InlineData("var p = new [|CSharpCodeProvider|]();")]
    [InlineData("table.[|Compute|](text, null);")]
    [InlineData("table.[|Select|](\"Name = '\" + text + \"'\");")]
    [InlineData("query.[|OrderBy|](text);")]
    [InlineData("Assembly.[|Load|](bytes);")]
    [InlineData("Assembly.[|LoadFrom|](text);")]
    [InlineData("AssemblyLoadContext.Default.[|LoadFromAssemblyPath|](text);")]
    [InlineData("Activator.[|CreateInstance|](Type.GetType(text)!);")]
    [InlineData("var type = Type.GetType(text); var o = Activator.[|CreateInstance|](type!);")]
    [InlineData("Process.[|Start|](text);")]
    [InlineData("Process.[|Start|](\"git\", $\"clone {text}\");")]
    [InlineData("var args = \"clone \" + text; Process.[|Start|](\"git\", args);")]
    [InlineData("var info = new [|ProcessStartInfo|](text);")]
    [InlineData("var info = new ProcessStartInfo { [|FileName|] = text, [|Arguments|] = \"-c \" + text };")]
    [InlineData("var info = new ProcessStartInfo(\"git\"); info.[|Arguments|] = text;")]
    [InlineData("new [|BinaryFormatter|]().Deserialize(bytes);")]
    [InlineData("var s = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.[|All|] };")]
    [InlineData("Process.[|Start|](asked.Tool, \"status\");")]
    [InlineData("Process.[|Start|](_settings.Tool, text);")]
    [InlineData("html.[|Raw|](_settings.Tool);")]
    [InlineData("html.[|Raw|](text);")]
    [InlineData("var h = new [|HtmlString|]($\"<b>{text}</b>\");")]
    [InlineData("var h = new [|MarkupString|](text); var i = ([|MarkupString|])text;")]
    [InlineData("Action a = () => Process.[|Start|](text); a();")]
    public Task What_runs_a_text_reports(string code) => NoEval().Source(InMethod(code)).Source(Libraries).RunAsync();

    [Theory]
    [InlineData("table.Compute(\"Sum(Total)\", null); table.Select(\"Name = 'a'\"); table.Select();")]
    [InlineData("table.Compute(\"Sum(Total)\", $\"Id = {port}\");")]
    [InlineData("query.OrderBy(\"Name\");")]
    [InlineData("Assembly.Load(\"Shop.Plugins\"); Assembly.Load(text); Assembly.LoadFrom(\"plugins/a.dll\");")]
    [InlineData("Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, \"a.dll\"));")]
    [InlineData("Activator.CreateInstance<C>(); Activator.CreateInstance(typeof(C)); Activator.CreateInstance(Type.GetType(\"C\")!);")]
    [InlineData("var types = typeof(C).Assembly.GetTypes().Select(Activator.CreateInstance).ToList();")]
    [InlineData("Process.Start(\"git\", \"status\"); Process.Start(Git, \"status\");")]
    [InlineData("Process.Start(\"git\", [\"clone\", text]);")]
    [InlineData("Process.Start(OperatingSystem.IsWindows() ? \"cmd\" : \"sh\", $\"--port {port}\");")]
    [InlineData("var info = new ProcessStartInfo(\"git\") { ArgumentList = { \"clone\", text }, WorkingDirectory = text }; Process.Start(info);")]
    [InlineData("const string args = \"status\"; var info = new ProcessStartInfo(\"git\", args) { FileName = Git };")]
    [InlineData("var self = Environment.ProcessPath; Process.Start(self!);")]
    [InlineData("using var process = new Process(); process.Start();")]
    [InlineData("var s = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None }; var b = s.TypeNameHandling == TypeNameHandling.All || s.TypeNameHandling is TypeNameHandling.Auto;")]
    [InlineData("Process.Start(Shell, \"status\"); var info = new ProcessStartInfo { FileName = _settings.Tool, Arguments = $\"--port {port} {_settings.Tool}\" };")]
    [InlineData("AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(_settings.Tool, \"a.dll\")); Assembly.LoadFrom(Shell);")]
    [InlineData("html.Raw(\"<b>\"); var h = new HtmlString(\"<b>\"); var i = (MarkupString)\"<b>\"; var j = HtmlString.Empty;")]
    [InlineData("html.Raw(System.Net.WebUtility.HtmlEncode(text)); html.Encode(text);")]
    [InlineData("var h = new HtmlString($\"<b>{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text)}</b>\");")]
    [InlineData("new[] { 1 }.Select(x => x + port).OrderBy(x => x).ToList();")]
    [InlineData("var name = nameof(BinaryFormatter); BinaryFormatter? none = null;")]
    public Task What_the_source_alone_decides_is_fine(string code) => NoEval().Source(InMethod(code)).Source(Libraries).RunAsync();

    [Fact]
    public Task The_messages_say_what_happens() => NoEval().Source("""
        using System.Diagnostics;
        using Microsoft.AspNetCore.Components;
        class OrderService
        {
            void A(string text) => Process.{|#0:Start|}(text);
            object B(string text) => new {|#1:MarkupString|}(text);
        }
        """)
        .Expect(0, Id, "'OrderService' (Service) must not start a process from a text that is not constant with 'Process.Start' [no-eval]")
        .Expect(1, Id, "'OrderService' (Service) must not write a text into a page without encoding it with 'MarkupString' [no-eval]").RunAsync();

    [Fact]
    public Task A_rule_allows_members() => NoEval("{ no-code-execution: { allow: [System.Diagnostics.Process.Start, Microsoft.AspNetCore.Html.HtmlString.new] } }").Source("""
        using System.Diagnostics;
        class C
        {
            void A(string text) => Process.Start(text);
            object B(string text) => new Microsoft.AspNetCore.Html.HtmlString(text);
            object D(string text) => new [|ProcessStartInfo|](text);
        }
        """).RunAsync();

    [Fact]
    public Task Other_types_of_the_same_names_are_fine() => NoEval().Source("""
        class Process { public static void Start(string a) { } }
        class HtmlString(string a) { string A => a; }
        class Assembly { public static void LoadFrom(string a) { } }
        class C { void M(string text) { Process.Start(text); Assembly.LoadFrom(text); var h = new HtmlString(text); } }
        """).RunAsync();

    [Fact]
    public Task Only_what_the_rule_is_about() => NoEval(rule: "in: Endpoint").Source("""
        using System.Diagnostics;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        class ToolsController : ControllerBase { public void Get(string name) => Process.[|Start|](name); }
        class ToolService { void Get(string name) => Process.Start(name); }
        static class Routes
        {
            public static void Map(WebApplication app, string name)
            {
                Process.Start(name);
                app.MapGet("/a", (string name) => { Process.[|Start|](name); });
                app.MapGet("/b", Get);
            }
            static void Get(string name) => Process.[|Start|](name);
        }
        """).RunAsync();
}
