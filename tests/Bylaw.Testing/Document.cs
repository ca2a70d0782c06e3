using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Testing;

/// <summary>A file of a test without its markup. A source has no role; an additional file is an AdditionalText as it is.</summary>
internal sealed class Document : AdditionalText
{
    public const string Root = "/repo/";

    public Document(string path, string markup, string? role)
    {
        Path = Absolute(path);
        (var text, Marks) = Markup.Parse(Path, markup);
        Text = SourceText.From(text, Encoding.UTF8);
        Role = role;
    }

    public static string Absolute(string path) => path.StartsWith('/') ? path : Root + path;

    public override string Path { get; }

    public SourceText Text { get; }

    public ImmutableArray<Mark> Marks { get; }

    public string? Role { get; }

    public override SourceText GetText(CancellationToken cancellationToken = default) => Text;
}
