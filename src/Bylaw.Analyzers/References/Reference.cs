using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal enum UseKind
{
    Use,
    Throw,
    Attribute,
}

/// <summary>A use that breaks rules, at the token that says so.</summary>
internal readonly record struct Reference(SyntaxToken Token, Verdict Verdict, BodyRegion Region);
