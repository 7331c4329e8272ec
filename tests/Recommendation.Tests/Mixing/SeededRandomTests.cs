using FsCheck;
using FsCheck.Fluent;
using SocialRec.Recommendation.Mixing;

namespace SocialRec.Recommendation.Tests.Mixing;

public sealed class SeededRandomTests
{
    [Fact]
    public void Next_AnySeedAndEnd_StaysBelowTheEnd() => Prop.ForAll<long, PositiveInt>((seed, end) =>
    {
        var random = new SeededRandom(seed);
        return Enumerable.Range(0, 100).All(_ => random.Next(end.Get) is >= 0 and var n && n < end.Get && random.NextSingle() is >= 0 and < 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Next_KnownSeed_GivesTheSameNumbersForever()
    {
        var random = new SeededRandom(42);

        Assert.Equal([741, 159, 278], [random.Next(1000), random.Next(1000), random.Next(1000)]);
    }
}
