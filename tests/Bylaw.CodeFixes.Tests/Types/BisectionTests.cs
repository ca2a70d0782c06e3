using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Types;

public sealed class BisectionTests
{
    [Theory]
    [InlineData(0, new int[0], 0)]
    [InlineData(100, new int[0], 1)]
    [InlineData(1, new[] { 0 }, 1)]
    [InlineData(64, new[] { 40 }, 13)]
    [InlineData(256, new[] { 0, 255 }, 33)]
    public async Task Few_questions_find_all_that_can_be_done(int count, int[] needed, int most)
    {
        var all = Enumerable.Range(0, count).ToList();
        var asked = 0;
        var found = await Bisection.FindAsync(all, some =>
        {
            asked++;
            return Task.FromResult(!some.Intersect(needed).Any());
        });
        Assert.Equal(all.Except(needed), found);
        Assert.InRange(asked, 0, most);
    }

    [Fact]
    public async Task Of_two_that_need_one_of_them_the_first_is_found() =>
        Assert.Equal([0, 1, 3], await Bisection.FindAsync([0, 1, 2, 3], some => Task.FromResult(!some.Contains(1) || !some.Contains(2))));
}
