using Bylaw.Rules.Yaml;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Deriving;

/// <summary>What came of a set of documents: every statement with what became of it, and the rules.</summary>
/// <param name="Scopes">Per document, the path globs outside of which it says nothing; empty where it holds everywhere.</param>
internal sealed record Derivation(
    IReadOnlyList<SpecDocument> Specs, IReadOnlyDictionary<SpecDocument, IReadOnlyList<string>> Scopes, IReadOnlyList<DerivedStatement> Statements, IReadOnlyList<KeyValuePair<string, YamlMap>> Layers, IReadOnlyList<DerivedRule> Rules);

/// <param name="Rules">The names of the rules that enforce it, after merging.</param>
internal sealed record DerivedStatement(Statement Statement, Understanding Understanding, IReadOnlyList<string> Rules);

/// <summary>A rule of the rule file.</summary>
/// <param name="Body">In the rule language, without source and examples.</param>
/// <param name="Sources">The statements that ask for it, in the order of the documents.</param>
internal sealed record DerivedRule(string Name, YamlMap Body, IReadOnlyList<Statement> Sources);
