using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL7002 of `ensure: no-sensitive-data-in-logs`: what is secret is written neither to a log nor into the message of an exception.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SensitiveLogAnalyzer() : BylawAnalyzer(Descriptors.SensitiveLog)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<NoSensitiveLogVerb>.Register(context, rules, "the log messages of", Judge);

    private static void Judge(CheckedBody<NoSensitiveLogVerb> body)
    {
        Dictionary<NoSensitiveLogVerb, SensitiveNames>? names = null;
        foreach (var operation in body.Operations())
        {
            var values = operation switch
            {
                IInvocationOperation call when LogMessage.Of(call) is { } message => Written(message),
                IObjectCreationOperation creation when CaughtException.IsException(creation.Type) => creation.Arguments.Select(static argument => argument.Value),
                _ => null,
            };
            if (values is null)
                continue;

            var how = operation is IInvocationOperation ? "log {0}" : "put {0} into an exception";
            foreach (var value in values.SelectMany(Parts))
            {
                foreach (var rule in body.RulesAt(operation))
                {
                    names ??= [];
                    if (!names.TryGetValue(rule.Verb, out var sensitive))
                        names.Add(rule.Verb, sensitive = new SensitiveNames(rule.Verb.Names));
                    Judge(body, rule, operation, value, how, sensitive);
                }
            }
        }
    }

    private static void Judge(
        CheckedBody<NoSensitiveLogVerb> body, BoundRule<NoSensitiveLogVerb> rule, IOperation operation, IOperation value, string how, SensitiveNames sensitive)
    {
        if (Source(value) is { } source && IsText(value.Type) && sensitive.Match(source.Name))
        {
            body.Report(rule, RuleIds.SensitiveLog, operation, value.Syntax.GetLocation(), $"{body.SubjectAt(operation)} must not {string.Format(CultureInfo.InvariantCulture, how, $"'{SymbolNames.ForMessage(source)}'")}", source);
            return;
        }

        if (value.Type is not INamedTypeSymbol type || rule.Verb.Whole.Count == 0)
            return;

        foreach (var whole in rule.Verb.Whole)
        {
            if (!body.Rules.Matcher.Matches(whole, new Candidate(type)))
                continue;

            body.Report(rule, RuleIds.SensitiveLog, operation, value.Syntax.GetLocation(), $"{body.SubjectAt(operation)} must not {string.Format(CultureInfo.InvariantCulture, how, $"the whole of a '{SymbolNames.ForMessage(type)}'")}", type);
            return;
        }
    }

    private static IEnumerable<IOperation> Written(LogMessage message)
    {
        if (message.Template is { ConstantValue.HasValue: false } template)
            yield return template;
        if (message.Values is not { } values)
            yield break;

        foreach (var value in values)
            yield return value;
    }

    // What a text is put together from, without what is only asked: `password.Length`, `token is null`.
    private static IEnumerable<IOperation> Parts(IOperation value)
    {
        var todo = new Stack<IOperation>([value]);
        while (todo.Count > 0)
        {
            var part = todo.Pop();
            switch (part)
            {
                case IConversionOperation conversion:
                    todo.Push(conversion.Operand);
                    break;
                case IInterpolatedStringOperation interpolated:
                    foreach (var piece in interpolated.Parts.OfType<IInterpolationOperation>().Reverse())
                        todo.Push(piece.Expression);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                    todo.Push(sum.RightOperand);
                    todo.Push(sum.LeftOperand);
                    break;
                case ICoalesceOperation coalesce:
                    todo.Push(coalesce.WhenNull);
                    todo.Push(coalesce.Value);
                    break;
                case IConditionalOperation { WhenFalse: { } otherwise } choice:
                    todo.Push(otherwise);
                    todo.Push(choice.WhenTrue);
                    break;
                case IConditionalAccessOperation access:
                    todo.Push(access.WhenNotNull);
                    break;
                case IAnonymousObjectCreationOperation anonymous:
                    foreach (var initializer in anonymous.Initializers.OfType<IAssignmentOperation>().Reverse())
                        todo.Push(initializer.Value);
                    break;
                case IInvocationOperation { TargetMethod: { Name: "Format" or "Concat" or "Join", ContainingType.SpecialType: SpecialType.System_String } } call:
                    foreach (var argument in call.Arguments.Reverse())
                        todo.Push(argument.Value);
                    break;
                case IArrayCreationOperation { Initializer: { } items }:
                    foreach (var item in items.ElementValues.Reverse())
                        todo.Push(item);
                    break;
                case IInvocationOperation { TargetMethod: { Name: "ToString" or "Trim" or "GetString" }, Instance: { } instance }:
                    todo.Push(instance);
                    break;
                default:
                    yield return part;
                    break;
            }
        }
    }

    // Constants are names of keys: what is secret is known at run time.
    private static ISymbol? Source(IOperation value) => value switch
    {
        _ when value.ConstantValue.HasValue => null,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Arguments.Length: 0 } property => property.Property,
        _ => null,
    };

    // A number of tokens, a flag and a date open nothing; neither does the type of a parser's token.
    private static bool IsText(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char or SpecialType.System_String } => true,
        { Name: "StringValues" or "Guid" or "SecureString" or "AuthenticationHeaderValue" or "DateOnly" } => true,
        INamedTypeSymbol { Name: "ReadOnlyMemory" or "Memory" or "ReadOnlySpan" or "Span" } => true,
        _ => false,
    };
}
