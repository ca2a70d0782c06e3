using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Cli.Starting;

/// <summary>What the documents say that people and agents already have.</summary>
/// <param name="Documents">Relative paths of those that were found.</param>
/// <param name="Text">The derived rule file; null if they hold no rule that code can be checked by.</param>
/// <param name="Questions">Statements that could mean two things.</param>
internal sealed record SpecDerivation(IReadOnlyList<string> Documents, string? Text, IReadOnlyList<string> Rules, int Questions)
{
    /// <summary>As `bylaw derive .` in this folder.</summary>
    public static SpecDerivation In(string folder)
    {
        var documents = SpecFiles.Read(["."], folder).Documents;
        if (documents.Count == 0)
            return new SpecDerivation([], null, [], 0);

        var derivation = new Deriver(LexiconReader.Read([LexiconReader.BuiltIn()], [])).Derive(documents);
        var paths = documents.Select(document => document.Path).ToList();
        var questions = derivation.Statements.Count(row => row.Understanding.Disposition == Disposition.Unresolved);
        var text = derivation.Rules.Count > 0 ? RuleFileWriter.Write(derivation, "") : null;
        var isValid = text is { Length: <= YamlLimits.MaxLength } && RuleBookReader.Read(new RuleFileText(RuleFileDraft.Derived, text), []).Problems.All(problem => problem.Id != "BYL0002");
        return new SpecDerivation(paths, isValid ? text : null, isValid ? [.. derivation.Rules.Select(rule => rule.Name)] : [], questions);
    }
}
