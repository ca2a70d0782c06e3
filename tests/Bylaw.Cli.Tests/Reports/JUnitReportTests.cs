using System.Xml.Linq;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Reports;

namespace Bylaw.Cli.Tests.Reports;

public sealed class JUnitReportTests
{
    private static XElement Read(CheckReport report) => XDocument.Parse(JUnitReport.Write(report)).Root!;

    private static XElement Test(CheckReport report, string suite, string name) =>
        Read(report).Elements("testsuite").Single(item => (string)item.Attribute("name")! == suite).Elements("testcase").Single(item => (string)item.Attribute("name")! == name);

    [Fact]
    public void A_project_is_a_suite_and_what_is_about_none_has_its_own() =>
        Assert.Equal(["Shop", "Shop.Api", "Legacy", "Broken", "bylaw"], Read(SampleReports.Rich).Elements("testsuite").Select(suite => (string)suite.Attribute("name")!));

    [Fact]
    public void What_a_rule_finds_in_a_file_is_a_test()
    {
        var test = Test(SampleReports.Rich, "Shop", "layering: src/Shop/Orders.cs");
        Assert.Equal(("Shop", "src/Shop/Orders.cs", "12"), ((string)test.Attribute("classname")!, (string)test.Attribute("file")!, (string)test.Attribute("line")!));
        var failure = test.Element("failure")!;
        Assert.Equal("error", (string)failure.Attribute("type")!);
        Assert.Equal("'A' must not use 'B' [layering] (and 1 more)", (string)failure.Attribute("message")!);
        Assert.Equal("src/Shop/Orders.cs(12,5): error BYL1001: 'A' must not use 'B' [layering]\nsrc/Shop/Orders.cs(30,5): error BYL1001: 'A' must not use 'B' [layering]", failure.Value);
    }

    [Fact]
    public void A_finding_of_several_projects_is_counted_once() =>
        Assert.Single(Read(SampleReports.Rich).Descendants("testcase"), test => (string)test.Attribute("name")! == "no-secrets: src/Shop/Settings.cs");

    [Fact]
    public void A_warning_fails_and_a_suggestion_does_not()
    {
        Assert.Equal("warning", (string)Test(SampleReports.Rich, "Shop", "packages: src/Shop/Shop.csproj").Element("failure")!.Attribute("type")!);
        var suggestion = Test(SampleReports.Rich, "Shop", "no-clock: src/Shop/Settings.cs");
        Assert.Null(suggestion.Element("failure"));
        Assert.Contains("'Clock' must not be used", suggestion.Element("system-out")!.Value);
    }

    [Fact]
    public void What_is_suppressed_is_skipped() =>
        Assert.Equal("The bank wants it. (and 1 more)", (string)Test(SampleReports.Rich, "Shop", "layering: src/Shop/Silent.cs (suppressed)").Element("skipped")!.Attribute("message")!);

    [Fact]
    public void Each_project_tells_whether_it_was_analysed()
    {
        Assert.Null(Test(SampleReports.Rich, "Shop", "analysis").Element("error"));
        Assert.Contains("2 references are missing", Test(SampleReports.Rich, "Shop.Api", "analysis").Element("system-out")!.Value);
        Assert.Equal("skipped: Visual Basic", (string)Test(SampleReports.Rich, "Legacy", "analysis").Element("skipped")!.Attribute("message")!);
        Assert.Contains("never restored", (string)Test(SampleReports.Rich, "Broken", "analysis").Element("error")!.Attribute("message")!);
    }

    [Fact]
    public void Counts_are_those_of_the_tests()
    {
        var root = Read(SampleReports.Rich);
        foreach (var element in root.DescendantsAndSelf().Where(element => element.Name.LocalName is "testsuite" or "testsuites"))
        {
            Assert.Equal((int)element.Attribute("tests")!, element.Descendants("testcase").Count());
            Assert.Equal((int)element.Attribute("failures")!, element.Descendants("failure").Count());
            Assert.Equal((int)element.Attribute("errors")!, element.Descendants("error").Count());
            Assert.Equal((int)element.Attribute("skipped")!, element.Descendants("skipped").Count());
        }

        Assert.Equal("3.210", (string)root.Attribute("time")!);
    }

    [Fact]
    public void Without_a_finding_there_is_a_test_that_passed()
    {
        var test = Assert.Single(Read(SampleReports.Empty).Descendants("testcase"));
        Assert.Equal("analysed", test.Element("system-out")!.Value);
        Assert.Equal("0", (string)Read(SampleReports.Empty).Attribute("failures")!);
    }

    [Fact]
    public void Nothing_checked_is_no_success() => Assert.Equal("1", (string)Read(SampleReports.Nothing).Attribute("errors")!);

    [Fact]
    public void What_XML_can_not_say_is_replaced()
    {
        var failure = Read(SampleReports.Hostile).Descendants("failure").First();
        Assert.StartsWith("'A<B>' & \"C\" ]]> </script><script>alert(1)</script>", (string)failure.Attribute("message")!);
        Assert.Contains("\uFFFD", (string)failure.Attribute("message")!);
        Assert.Equal(2, Read(SampleReports.Hostile).Elements("testsuite").Count());
    }
}
