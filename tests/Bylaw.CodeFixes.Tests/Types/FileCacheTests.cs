using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.CodeFixes.Tests.Types;

public sealed class FileCacheTests
{
    [Fact]
    public async Task It_is_made_once_for_a_place_in_a_file_of_an_owner()
    {
        var cache = new FileCache<int>();
        var made = 0;
        var (one, other) = (CSharpSyntaxTree.ParseText("class A;"), CSharpSyntaxTree.ParseText("class A;"));
        var owner = new object();
        Assert.Equal(1, await Ask(owner, one, 0));
        Assert.Equal(1, await Ask(owner, one, 0));
        Assert.Equal(2, await Ask(owner, one, 5));
        Assert.Equal(3, await Ask(owner, other, 0));
        Assert.Equal(4, await Ask(new object(), one, 0));

        Task<int> Ask(object of, Microsoft.CodeAnalysis.SyntaxTree file, int position) => cache.GetAsync(of, file, position, () => Task.FromResult(++made));
    }
}
