using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL6002 of `ensure: parameterized-sql`: a value in the text of a statement can be a statement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ParameterizedSqlAnalyzer() : BylawAnalyzer(Descriptors.ParameterizedSql)
{
    private const int LongestName = 40;

    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<ParameterizedSqlVerb>.Register(context, rules, "the SQL of", Judge);

    private static void Judge(CheckedBody<ParameterizedSqlVerb> body)
    {
        foreach (var operation in body.Operations())
        {
            if (SqlSink.TextOf(operation) is not { } text || text.ConstantValue.HasValue)
                continue;
            if (new SqlText(body.Blocks, body.Owner).Input(text, SqlSink.IsAddition(operation)) is not { } input)
                continue;

            ISymbol? symbol = input switch
            {
                IParameterReferenceOperation parameter => parameter.Parameter,
                IPropertyReferenceOperation property => property.Property,
                _ => null,
            };
            var name = input.Syntax.ToString() is { Length: <= LongestName } written ? written : symbol?.Name;
            foreach (var rule in body.RulesAt(operation))
                body.Report(rule, RuleIds.ParameterizedSql, input, $"{body.SubjectAt(operation)} must hand '{name}' to SQL as a parameter, not as part of its text", symbol);
        }
    }
}
