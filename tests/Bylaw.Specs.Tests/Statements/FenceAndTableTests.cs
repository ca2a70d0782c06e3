using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Statements;

public class FenceAndTableTests
{
    [Fact]
    public void Allowed_and_violations_hold_for_what_is_indented_below_them()
    {
        var statements = Document.Read("## Layers\n```\nALLOWED:\n  Endpoint → Service → Repository\n\nVIOLATIONS (reject at once):\n  Endpoint → Repository (skips the service)\n  Business logic in endpoints\n```\n");
        Assert.Equal(["ALLOWED:", "Endpoint → Service → Repository", "VIOLATIONS (reject at once):", "Endpoint → Repository (skips the service)", "Business logic in endpoints"],
            statements.Select(statement => statement.Quote));
        Assert.Equal([Polarity.Permit, Polarity.Permit, Polarity.Forbid, Polarity.Forbid, Polarity.Forbid], statements.Select(statement => statement.Polarity));
        Assert.Equal([3, 4, 6, 7, 8], statements.Select(statement => statement.Line));
        Assert.Equal("VIOLATIONS (reject at once)", statements[3].LeadIn);
    }

    [Fact]
    public void A_chain_in_a_fence_is_a_statement_and_its_lead_in_another()
    {
        var statements = Document.Read("You enforce this architecture:\n```\nEndpoints → Services → Models\n```\n");
        Assert.Equal([StatementForm.Sentence, StatementForm.FenceLine], statements.Select(statement => statement.Form));
    }

    [Fact]
    public void A_folder_tree_gives_the_lines_with_comments()
    {
        var statements = Document.Read("## Layout\n```\nsrc/\n├── Api/       # Endpoints, no logic\n├── Domain/    → Entities\n└── tests/\n```\n");
        Assert.Equal(["├── Api/       # Endpoints, no logic", "├── Domain/    → Entities"], statements.Select(statement => statement.Quote));
        Assert.All(statements, statement => Assert.Equal(StatementForm.TreeLine, statement.Form));
    }

    [Fact]
    public void A_form_to_fill_in_is_none() =>
        Assert.Empty(Document.Read("## Format\n```\n# [Date] Summary\n- Layer violations found: [N]\n```\n\n```markdown\n- Never do this\n```\n"));

    [Fact]
    public void An_envelope_is_one_statement()
    {
        var statements = Document.Read("All endpoints return this response:\n```json\n{ \"code\": 200,\n  \"data\": {} }\n```\n");
        var envelope = statements[^1];
        Assert.Equal((StatementForm.Fence, 3, "json"), (envelope.Form, envelope.Line, envelope.Language));
        Assert.Equal("{ \"code\": 200,\n  \"data\": {} }", envelope.FenceText);
    }

    [Fact]
    public void Code_marked_good_and_bad_shows_the_statement_above()
    {
        var statement = Document.One("## Logging\n- Use message templates:\n  ```csharp\n  // Good\n  log.LogInformation(\"{Id}\", id);\n\n  // Bad\n  log.LogInformation($\"{id}\");\n  ```\n");
        Assert.Equal([(true, "log.LogInformation(\"{Id}\", id);"), (false, "log.LogInformation($\"{id}\");")], statement.Examples.Select(example => (example.IsGood, example.Code)));
    }

    [Fact]
    public void Shell_commands_are_none() => Assert.Empty(Document.Read("## Commands\n```bash\n# Never do this\ndotnet build\n```\n"));

    [Fact]
    public void Rows_of_rules_have_their_cells_with_headers()
    {
        var statement = Document.One("### File naming\n| Component | File Name |\n|---|---|\n| Service | `{Entity}Service.cs` |\n");
        Assert.Equal("| Service | `{Entity}Service.cs` |", statement.Quote);
        Assert.Equal([("Component", "Service"), ("File Name", "{Entity}Service.cs")], statement.Cells.Select(cell => (cell.Header, cell.Text.Plain)));
        Assert.Equal(["{Entity}Service.cs"], statement.Cells[1].Text.Codes);
    }

    [Fact]
    public void Tables_of_data_are_none() =>
        Assert.Empty(Document.Read("## Your services\n| Service | Port | Domain |\n|---|---|---|\n| identity | 8001 | Logins, profiles |\n\n| Task | Command |\n|---|---|\n| Build | `dotnet build` |\n"));

    [Fact]
    public void A_table_of_data_still_gives_a_row_that_forbids() =>
        Assert.Equal(["| A | must never be called |"], Document.Quotes("| Name | Note |\n|---|---|\n| A | must never be called |\n| B | fast |\n"));
}
