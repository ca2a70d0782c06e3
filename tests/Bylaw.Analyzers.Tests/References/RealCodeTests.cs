using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers.Tests.References;

/// <summary>
/// Over code that nobody wrote for this test: the sources of Bylaw.Rules. The oracle binds every name and asks whether it stands for a forbidden
/// type; the fast look at operations and symbols must not have missed one of them.
/// </summary>
public sealed class RealCodeTests
{
    private static readonly string[] Forbidden = ["System", "System.Collections.Generic", "System.Globalization", "System.Text", "System.Linq", "Bylaw.Rules.Yaml", "Bylaw.Rules.Language"];

    [Fact]
    public async Task Every_name_of_a_forbidden_type_is_found()
    {
        var test = new RuleTest().AssemblyName("Bylaw.Rules").Rules($$"""
            bylaw: 1
            rules:
              nothing: { in: any, forbid: { types: { in: [{{string.Join(", ", Forbidden)}}] } } }
            """).Source("Global.cs", "global using System; global using System.Collections.Generic; global using System.Linq; global using System.IO; global using System.Threading;");
        foreach (var file in Directory.EnumerateFiles(Repository.At("src/Bylaw.Rules"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/") && !file.Contains("/bin/") && !file.EndsWith("Polyfills.cs")))
            test.Source("src/" + Path.GetRelativePath(Repository.At("src/Bylaw.Rules"), file).Replace('\\', '/'), File.ReadAllText(file).Replace("[|", "[ |").Replace("{|", "{ |"));

        var project = new TestSolution(test.Definition, []).Open(test.Definition, new Shape());
        Assert.Empty(project.Compilation.GetDiagnostics().Where(it => it.Severity == DiagnosticSeverity.Error));
        var found = (await new Analysis(project, AnalyzerList.All).Whole(concurrent: true)).Where(it => it.Id == "BYL2001").ToList();
        var tokens = found.Select(it => (it.Path!, it.Span.Start)).ToHashSet();

        var named = project.Compilation.SyntaxTrees.SelectMany(tree => Named(tree, project.Compilation.GetSemanticModel(tree))).ToList();
        Assert.True(named.Count > 500, $"Only {named.Count} names: the oracle has nothing to say.");
        Assert.Empty(named.Where(name => !tokens.Contains((name.SyntaxTree.FilePath, name.Identifier.SpanStart)))
            .Select(name => $"{name.GetLocation().GetLineSpan()}: {name.Parent}"));
    }

    private static IEnumerable<SimpleNameSyntax> Named(SyntaxTree tree, SemanticModel model)
    {
        foreach (var name in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>())
        {
            if (name.IsVar || name.Parent is QualifiedNameSyntax { Parent: NamespaceDeclarationSyntax or FileScopedNamespaceDeclarationSyntax })
                continue;

            var symbol = model.GetSymbolInfo(name).Symbol;
            var type = symbol as INamedTypeSymbol ?? (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : null);
            if (type is not null && !type.IsTupleType && Forbidden.Contains(type.ContainingNamespace.ToString()) && !IsOwn(type.OriginalDefinition, name, model)
                && ReferencePosition.NestedTypeAfter(name, model) is null)
            {
                yield return name;
            }
        }
    }

    private static bool IsOwn(INamedTypeSymbol type, SyntaxNode node, SemanticModel model)
    {
        foreach (var around in node.Ancestors().OfType<BaseTypeDeclarationSyntax>())
        {
            var own = model.GetDeclaredSymbol(around);
            for (var at = type; at is not null; at = at.ContainingType)
            {
                if (SymbolEqualityComparer.Default.Equals(at, own))
                    return true;
            }
        }

        return false;
    }
}
