using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.RuleFile;

/// <summary>A rule about a member that its type does not have would look kept for ever.</summary>
public sealed class UnknownMemberTests
{
    private const string Id = "BYL0003";

    private static RuleTest Members(string members) =>
        new RuleTest().Rules($"bylaw: 1\nrules:\n  no-clock: {{ forbid: {{ members: {members} }} }}\n").Source("namespace Shop; class Clock { public int Now; }");

    private static RuleTest OwnMembers(string members) =>
        new RuleTest().ProjectRules($"bylaw: 1\nrules:\n  no-clock: {{ forbid: {{ members: {members} }} }}\n").Source("namespace Shop; class Clock { public int Now; }");

    [Theory]
    [InlineData("System.DateTime.Nwo", "System.DateTime has no member 'Nwo', so the rule 'no-clock' never finds it; the nearest is 'Now'")]
    [InlineData("System.DateTime.now", "System.DateTime has no member 'now', so the rule 'no-clock' never finds it; the nearest is 'Now'")]
    [InlineData("string.Formt", "System.String has no member 'Formt', so the rule 'no-clock' never finds it; the nearest is 'Format'")]
    [InlineData("\"System.Collections.Generic.List<*>.Ad\"", "System.Collections.Generic.List has no member 'Ad', so the rule 'no-clock' never finds it; the nearest is 'Add'")]
    [InlineData("System.Environment.SpecialFolder.Desktp", "System.Environment.SpecialFolder has no member 'Desktp', so the rule 'no-clock' never finds it; the nearest is 'Desktop'")]
    public Task A_slip_is_named(string member, string message) => Members($"[{{|#0:{member}|}}, System.DateTime.UtcNow]").Expect(0, Id, message).RunAsync();

    [Fact]
    public Task Each_verb_that_names_members() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          a: { reserve: { members: {|#0:System.Console.WritLine|}, for: { named: Log } } }
          b: { in: { named: "*Job" }, require: { call: [{|#1:System.GC.Colect|}, System.GC.KeepAlive] } }
          c:
            forbid:
              members:
                {|#2:of|}: System.DateTime
                named: [Now, Todya]
        """).Expect(0, Id).Expect(1, Id).Expect(2, Id).Source("class C;").RunAsync();

    // Packages and frameworks differ from project to project; a name that is nowhere near is not known to be a slip.
    [Theory]
    [InlineData("System.DateTime.Elsewhere")]
    [InlineData("System.DateTme.Now")]
    [InlineData("Vendor.Clock.Now")]
    [InlineData("Clock.Nwo")]
    [InlineData("\"System.DateTime.*w\"")]
    [InlineData("\"*.DateTime.Nwo\"")]
    [InlineData("System.DateTime.new")]
    [InlineData("System.IO.MemoryStream.CopyToAsync")]
    [InlineData("System.Collections.Generic.IList.GetEnumerator")]
    [InlineData("System.DateTime.op_Addition")]
    [InlineData("\"System.Func<*, *>.Invoke\"")]
    public Task What_another_project_may_have_is_not(string member) => Members(member).RunAsync();

    [Fact]
    public Task The_solution_has_one_version_of_its_own_types() =>
        Members("{|#0:Shop.Clock.Time|}").Expect(0, Id, "Shop.Clock has no member 'Time', so the rule 'no-clock' never finds it").RunAsync();

    [Fact]
    public Task The_rule_file_of_one_project_is_about_what_it_sees() =>
        OwnMembers("{|#0:System.DateTime.Elsewhere|}").Expect(0, Id, "System.DateTime has no member 'Elsewhere', so the rule 'no-clock' never finds it").RunAsync();
}
