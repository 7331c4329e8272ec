using SocialRec.Learning.Data;
using SocialRec.Learning.Splits;

namespace SocialRec.Learning.Tests.Splits;

public class SplitTests
{
    public static TheoryData<string> Kinds => ["random", "last", "items"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Split_AnyKind_PartsAreDisjointAndComplete(string kind)
    {
        var log = Log();
        var split = Cut(kind, log, 3);

        var parts = split.Train.Interactions.Concat(split.Validation.Interactions).Concat(split.Test.Interactions).ToList();
        Assert.Equal(log.Count, parts.Count);
        Assert.Equal(log.Interactions.ToHashSet(), parts.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Split_SameSeed_IsTheSame(string kind)
    {
        Assert.Equal(Cut(kind, Log(), 4).Test.Interactions, Cut(kind, Log(), 4).Test.Interactions);
    }

    [Fact]
    public void RandomPerUser_OtherSeed_IsAnother() =>
        Assert.NotEqual(Cut("random", Log(), 4).Test.Interactions, Cut("random", Log(), 5).Test.Interactions);

    [Fact]
    public void RandomPerUser_TenEach_CutsEightOneOne()
    {
        var split = Cut("random", Log(), 1);

        Assert.Equal((160, 20, 20), (split.Train.Count, split.Validation.Count, split.Test.Count));
    }

    [Fact]
    public void LeaveLast_DatedLog_HoldsOutTheLatest()
    {
        var split = Cut("last", Log(), 0);

        Assert.All(split.Test.Interactions, held => Assert.Equal(9, held.UnixSeconds));
        Assert.All(split.Validation.Interactions, held => Assert.Equal(8, held.UnixSeconds));
    }

    [Fact]
    public void WholeItems_HeldItems_AreNotInTraining()
    {
        var split = Cut("items", Log(), 2);

        var trained = split.Train.Interactions.Select(i => i.Item).ToHashSet();
        Assert.NotEmpty(split.Test.Interactions);
        Assert.DoesNotContain(split.Test.Interactions, i => trained.Contains(i.Item));
    }

    private static Split Cut(string kind, InteractionLog log, int seed) => kind switch
    {
        "random" => RandomSplit.PerUser(log, seed),
        "last" => LeaveLastSplit.PerUser(log),
        _ => ItemHoldoutSplit.WholeItems(log, seed, 0.2),
    };

    private static InteractionLog Log()
    {
        var log = new InteractionLog();
        for (var user = 0; user < 20; user++)
        {
            for (var i = 9; i >= 0; i--) log.Add($"u{user}", $"i{(user * 7 + i * 3) % 40}", unixSeconds: i);
        }

        return log;
    }
}
