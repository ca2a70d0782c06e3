using Bylaw.Specs.Describing;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Statements;

public class StatementReaderTests
{
    [Fact]
    public void An_item_is_one_statement_with_its_place_and_its_headings()
    {
        var statement = Document.One("# Backend\n\n## Rules\n\n- Never use `DbContext` in **controllers**\n");
        Assert.Equal(5, statement.Line);
        Assert.Equal("Never use `DbContext` in **controllers**", statement.Quote);
        Assert.Equal("Never use DbContext in controllers", statement.Text.Plain);
        Assert.Equal(["DbContext"], statement.Text.Codes);
        Assert.Equal(["Backend", "Rules"], statement.Headings);
        Assert.Equal((Polarity.Forbid, Force.Strong, SectionSense.Rules), (statement.Polarity, statement.Force, statement.Section));
    }

    [Fact]
    public void A_wrapped_item_is_quoted_on_one_line() =>
        Assert.Equal("Services own transactions and are the only ones that call repositories", Document.One("## Rules\n- Services own transactions and\n  are the only ones that\n  call repositories\n").Quote);

    [Fact]
    public void Windows_line_ends_and_quotations_leave_no_trace() =>
        Assert.Equal(["Never log passwords or tokens."], Document.Quotes("> Never log passwords\r\n> or tokens.\r\n"));

    [Theory]
    [InlineData("Never X the thing", "Forbid")]
    [InlineData("Services must never return entities", "Forbid")]
    [InlineData("Services must return DTOs, never entities", "Demand")]
    [InlineData("Ensure that services never return entities", "Forbid")]
    [InlineData("Verify secrets are not hardcoded", "Forbid")]
    [InlineData("Ensure every endpoint is authorized", "Demand")]
    [InlineData("Use records for DTOs", "Demand")]
    [InlineData("If no test exists, write one", "Demand")]
    [InlineData("When adding an entity, do not forget its configuration", "Forbid")]
    [InlineData("No business logic in controllers", "Forbid")]
    [InlineData("Thin controllers (no business logic)", "None")]
    [InlineData("PostgreSQL 16", "None")]
    [InlineData("Not found: `if (order is null) throw`", "None")]
    [InlineData("Queries can bypass the repository", "Permit")]
    [InlineData("Commands may use the DbContext directly", "Permit")]
    [InlineData("Services may not use the DbContext", "Forbid")]
    [InlineData("❌ Fat controllers", "Forbid")]
    [InlineData("✅ Small handlers", "Demand")]
    [InlineData("Commands that no longer apply are deleted", "None")]
    [InlineData("**Type hints**: use them everywhere", "Demand")]
    [InlineData("Say \"never\" when it is never", "Forbid")]
    public void Polarity_comes_from_the_words(string text, string polarity) => Assert.Equal(polarity, Document.One($"## Section one\n- {text}\n").Polarity.ToString());

    [Theory]
    [InlineData("Nunca uses `DbContext` en los controladores", "Forbid")]
    [InlineData("Sempre valide a entrada", "Demand")]
    [InlineData("Controller dürfen Repositories nicht aufrufen", "Forbid")]
    [InlineData("Ne jamais exposer les entités", "Forbid")]
    [InlineData("Non usare SQL concatenato", "Forbid")]
    [InlineData("Никогда не пиши в лог пароли", "Forbid")]
    [InlineData("Использовать async для ввода-вывода", "Demand")]
    [InlineData("禁止在 Controller 中使用 DbContext", "Forbid")]
    [InlineData("DbContext をコントローラーで使わない", "Forbid")]
    [InlineData("반드시 DTO를 반환", "Demand")]
    [InlineData("استفاده از SQL خام ممنوع", "Forbid")]
    [InlineData("يجب التحقق من المدخلات", "Demand")]
    [InlineData("Använd aldrig rå SQL", "Forbid")]
    [InlineData("Không được trả về entity", "Forbid")]
    [InlineData("Nigdy nie loguj haseł", "Forbid")]
    [InlineData("Controller içinde DbContext kullanmayın", "Forbid")]
    public void Other_languages_turn_a_statement_as_well(string text, string polarity) => Assert.Equal(polarity, Document.One($"- {text}\n").Polarity.ToString());

    [Fact]
    public void What_stands_above_turns_what_does_not_turn_itself()
    {
        var statements = Document.Read("## What not to do\n- Business logic in endpoints\n- Use raw SQL\n- Always log the reason\n\n## Naming\n- Services end with Service\n");
        Assert.Equal([Polarity.Forbid, Polarity.Forbid, Polarity.Demand, Polarity.None], statements.Select(statement => statement.Polarity));
    }

    [Fact]
    public void The_innermost_heading_wins()
    {
        var statements = Document.Read("# Rules\n## ❌ Don't\n### Controllers\n- Business logic\n### ✅ Do\n- Small handlers\n");
        Assert.Equal([Polarity.Forbid, Polarity.Demand], statements.Select(statement => statement.Polarity));
    }

    [Fact]
    public void A_lead_in_counts_for_its_list_and_no_further()
    {
        var statements = Document.Read("Do **not** use on data types:\n- Primary constructors\n\n- Something else\n\nA paragraph that tells.\n\n- Records\n");
        Assert.Equal(["Do **not** use on data types:", "Primary constructors", "Something else", "Records"], statements.Select(statement => statement.Quote));
        Assert.Equal([Polarity.Forbid, Polarity.Forbid, Polarity.Forbid, Polarity.None], statements.Select(statement => statement.Polarity));
        Assert.Equal("Do not use on data types", statements[1].LeadIn);
    }

    [Fact]
    public void A_line_in_bold_stands_for_a_heading() =>
        Assert.Equal(["Rules", "Logging"], Document.One("## Rules\n\n**Logging**\n\n- Structured logs\n").Headings);

    [Theory]
    [InlineData("## Workflow", "Process")]
    [InlineData("## Output Format", "Process")]
    [InlineData("## Commit messages", "Process")]
    [InlineData("## Interaction rules", "Process")]
    [InlineData("## Architecture Rules (ENFORCED)", "Rules")]
    [InlineData("## Command Query Separation", "Open")]
    [InlineData("## Background jobs", "Open")]
    [InlineData("## Identity and roles", "Open")]
    [InlineData("## Nullable reference types", "Open")]
    [InlineData("## Dependency Rules", "Rules")]
    [InlineData("## Tech Stack", "Stack")]
    [InlineData("## Dependencies (ENFORCED)", "Stack")]
    [InlineData("## Dependencies of the API", "Open")]
    [InlineData("## Steps", "Process")]
    [InlineData("## Step 2: tests", "Process")]
    [InlineData("## Import steps", "Open")]
    [InlineData("## Capabilities", "Capabilities")]
    [InlineData("## You own", "Ownership")]
    [InlineData("## Правила", "Rules")]
    [InlineData("## Quy tắc", "Rules")]
    public void Headings_tell_what_a_part_is_for(string heading, string sense) =>
        Assert.Equal(sense, Document.Read($"{heading}\n\n- One thing per file\n")[^1].Section.ToString());

    [Theory]
    [InlineData("Steps:", true)]
    [InlineData("Steps to add a handler:", true)]
    [InlineData("Follow these steps:", true)]
    [InlineData("Saga steps:", false)]
    [InlineData("**Step handlers**:", false)]
    [InlineData("Each import step (`IImportStep`):", false)]
    public void Steps_to_take_are_process_and_steps_in_code_are_not(string leadIn, bool isProcess) =>
        Assert.Equal(isProcess, Document.Read($"{leadIn}\n\n- Never use `Thread.Sleep`\n").Single(statement => statement.Form == StatementForm.ListItem).Section == SectionSense.Process);

    [Fact]
    public void Prose_that_tells_is_no_statement() =>
        Assert.Empty(Document.Read("# Shop\n\nThis is a shop for small dealers. It runs on two servers. Callers don't need a key.\n\n![build](badge.svg)\n"));

    [Fact]
    public void Prose_that_demands_is()
    {
        Assert.Equal(["Every handler must be idempotent.", "Never swallow exceptions."],
            Document.Quotes("This is a shop. Every handler must be idempotent. It is small. Never swallow exceptions.\n"));
    }

    [Fact]
    public void A_table_of_contents_and_links_alone_are_no_statements() => Assert.Empty(Document.Read("## Contents\n- [Rules](#rules)\n- [Naming](#naming)\n"));

    [Fact]
    public void Nested_items_are_statements_below_their_item()
    {
        var statements = Document.Read("## Rules\n1. **Endpoints**\n   - Return DTOs\n   - Never inject `DbContext`\n");
        Assert.Equal(["Return DTOs", "Never inject `DbContext`"], statements.Select(statement => statement.Quote));
        Assert.All(statements, statement => Assert.Equal("Endpoints", statement.LeadIn));
    }

    [Fact]
    public void A_checkbox_is_no_part_of_the_words() => Assert.Equal("Secrets use placeholders only", Document.One("## Checklist\n- [ ] Secrets use placeholders only\n").Quote);

    [Theory]
    [InlineData("Avoid `async void` except for event handlers", "Avoid async void", "event handlers")]
    [InlineData("Never call `Wait()` (except in tests) anywhere", "Never call Wait() anywhere", "in tests")]
    [InlineData("Keep it repository-free unless policy says otherwise.", "Keep it repository-free", "policy says otherwise")]
    [InlineData("Always use braces except single-line exits (e.g. `return`, `throw`)", "Always use braces", "single-line exits (e.g. return, throw)")]
    public void An_exception_is_cut_off(string text, string words, string except)
    {
        var statement = Document.One($"- {text}\n");
        Assert.Equal((words, except), (statement.Text.Plain, statement.Except));
        Assert.Equal(text, statement.Quote);
    }

    [Fact]
    public void A_reason_is_cut_off()
    {
        var statement = Document.One("- Services own transactions because endpoints can't roll back\n");
        Assert.Equal(("Services own transactions", "endpoints can't roll back"), (statement.Text.Plain, statement.Because));
    }

    [Theory]
    [InlineData("**arch-070** Endpoints never use repositories", "arch-070")]
    [InlineData("[MOD001] Modules never share tables", "MOD001")]
    [InlineData("ADR-017: Use Dapper for reads", "ADR-017")]
    [InlineData("R2. Use Dapper for reads", "R2")]
    [InlineData("C# 13 features everywhere", null)]
    [InlineData("HTTP2 is enabled on Kestrel", null)]
    [InlineData("**R2** Controllers never use SQL", "R2")]
    [InlineData("(R2) never use SQL in controllers", "R2")]
    [InlineData("`V1` endpoints must not use repositories", null)]
    [InlineData("**V1** endpoints must not use repositories", null)]
    [InlineData("`MD5` must never be used", null)]
    public void An_authors_id_is_kept(string text, string? id) => Assert.Equal(id, Document.One($"- {text}\n").Id);

    [Fact]
    public void Generic_types_outside_of_code_are_text() => Assert.Equal("Use Result<T> instead of exceptions", Document.One("- Use Result<T> instead of exceptions\n").Text.Plain);

    [Fact]
    public void Comments_tags_and_dialogues_are_not_read()
    {
        Assert.Equal(["Use records"], Document.Quotes(
            "<!-- Never do this. -->\n<rules>\n\n- Use records\n\n</rules>\n\n<example>\nuser: Never do that.\n</example>\n"));
    }

    [Fact]
    public void The_section_that_bylaw_writes_is_not_read_back() =>
        Assert.Empty(Document.Read($"{AgentsSection.Begin}\n\n- Never use `DbContext` in endpoints\n\n{AgentsSection.End}\n"));

    [Fact]
    public void A_pointer_into_another_document_is_quoted_from_its_anchor() =>
        Assert.Equal("#storage - Tables and files", Document.One("- `docs/server.md#storage` - Tables and files\n").Quote);

    [Fact]
    public void A_heading_with_code_below_it_is_the_rule()
    {
        var statement = Document.One("# Guide\n\n### ❌ DON'T: Use floating versions\n\n```xml\n<PackageReference Include=\"A\" Version=\"*\" />\n```\n");
        Assert.Equal((StatementForm.Heading, Polarity.Forbid), (statement.Form, statement.Polarity));
        Assert.False(Assert.Single(statement.Examples).IsGood);
    }
}
