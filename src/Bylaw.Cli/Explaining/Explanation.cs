using System.Text;

namespace Bylaw.Cli.Explaining;

/// <summary>An answer of `bylaw explain`: what it is about, and sections to read from the top.</summary>
internal sealed record Explanation(string Title, IReadOnlyList<ExplanationSection> Sections)
{
    public const string ByPreset = "There is no bylaw.yml here or in a folder above, so this is by bylaw/backend, which holds where there is none.";

    /// <summary>What a reader must know beside the answer; null if there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Without colours: for agents, and for what is no terminal.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Title).Append('\n');
            foreach (var section in Sections)
            {
                text.Append('\n').Append(section.Heading).Append('\n');
                foreach (var line in section.Lines)
                    text.Append(line.Length == 0 ? "" : "  ").Append(line).Append('\n');
            }

            return text.ToString();
        }
    }
}

internal sealed record ExplanationSection(string Heading, IReadOnlyList<string> Lines);

/// <summary>Collects the sections of an answer; those with nothing to say are left out.</summary>
internal sealed class ExplanationBuilder(string title)
{
    private readonly List<ExplanationSection> _sections = [];

    public ExplanationBuilder Add(string heading, params IEnumerable<string?> lines)
    {
        var said = lines.OfType<string>().SelectMany(line => line.Split('\n')).ToList();
        if (said.Count > 0)
            _sections.Add(new ExplanationSection(heading, said));
        return this;
    }

    public ExplanationBuilder AddRange(IEnumerable<ExplanationSection> sections)
    {
        _sections.AddRange(sections);
        return this;
    }

    public Explanation Build() => new(title, _sections);
}

/// <summary>What was asked for is not known, or several things are called so; the message says what could be meant.</summary>
internal sealed class UnknownNameException(string message) : Exception(message);
