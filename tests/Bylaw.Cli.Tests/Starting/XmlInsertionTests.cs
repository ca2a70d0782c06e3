using Bylaw.Cli.Starting;

namespace Bylaw.Cli.Tests.Starting;

/// <summary>A team's own MSBuild files: nothing in them changes but for the new line.</summary>
public sealed class XmlInsertionTests
{
    private const string Item = """<PackageReference Include="Bylaw.Analyzers" Version="1.0.0" PrivateAssets="all" />""";

    [Fact]
    public void A_group_of_its_own_keeps_comments_indents_and_line_ends()
    {
        const string Text = "<!-- ours -->\r\n<Project>\r\n\t<PropertyGroup>\r\n\t\t<Nullable>enable</Nullable> <!-- </Project> -->\r\n\t</PropertyGroup>\r\n\r\n</Project>\r\n";

        Assert.Equal(
            Text.Replace("\r\n\r\n</Project>\r\n", $"\r\n\r\n\t<ItemGroup>\r\n\t\t{Item}\r\n\t</ItemGroup>\r\n</Project>\r\n", StringComparison.Ordinal),
            XmlInsertion.Add(Text, Item, "PackageReference"));
    }

    [Fact]
    public void Beside_its_like_it_stands_at_the_end_of_their_group()
    {
        const string Text = """
            <Project>
              <ItemGroup Condition="'$(X)' == ''">
                <PackageVersion Include="Conditional" Version="1" />
              </ItemGroup>
              <ItemGroup>
                <PackageVersion Include="A" Version="1" />
                <PackageVersion Include="B"
                                Version="2" /> <!-- pinned -->
                <!-- the end -->
              </ItemGroup>
            </Project>
            """;

        Assert.Equal(
            Text.Replace("<!-- pinned -->", "<!-- pinned -->\n    <PackageVersion Include=\"Bylaw.Analyzers\" Version=\"1.0.0\" />", StringComparison.Ordinal),
            XmlInsertion.Add(Text, """<PackageVersion Include="Bylaw.Analyzers" Version="1.0.0" />""", "PackageVersion"));
    }

    [Theory]
    [InlineData("<Project />", "<Project>\n  <ItemGroup>\n    ITEM\n  </ItemGroup>\n</Project>")]
    [InlineData("<Project></Project>", "<Project>\n  <ItemGroup>\n    ITEM\n  </ItemGroup>\n</Project>")]
    [InlineData("\uFEFF<Project>\n</Project>\n", "\uFEFF<Project>\n  <ItemGroup>\n    ITEM\n  </ItemGroup>\n</Project>\n")]
    [InlineData("<Project>\n    <ItemGroup>\n        <PackageReference Include=\"A\"><Version>1</Version></PackageReference>\n    </ItemGroup>\n</Project>", "<Project>\n    <ItemGroup>\n        <PackageReference Include=\"A\"><Version>1</Version></PackageReference>\n        ITEM\n    </ItemGroup>\n</Project>")]
    public void Files_of_all_forms_are_extended(string text, string expected) =>
        Assert.Equal(expected.Replace("ITEM", Item, StringComparison.Ordinal), XmlInsertion.Add(text, Item, "PackageReference"));

    [Theory]
    [InlineData("")]
    [InlineData("<Project>")]
    [InlineData("<configuration></configuration>")]
    [InlineData("{ }")]
    public void What_is_no_MSBuild_file_is_left_alone(string text) => Assert.Null(XmlInsertion.Add(text, Item, "PackageReference"));
}
