using SocialRec.Learning.Data;
using SocialRec.Learning.Ranking;

namespace SocialRec.Learning.Tests.Ranking;

public sealed class EpisodesTests
{
    [Fact]
    public void InTime_KnowsWhatCameBeforeAndAsksForWhatCameNext()
    {
        var log = new InteractionLog();
        for (int i = 0; i < 100; i++)
            log.Add("ann", $"item-{i}", "view", 1, unixSeconds: 1000 + i);
        log.Add("ann", "old", "like");

        Episode[] episodes = [.. Episodes.InTime(new Dataset(log), from: 0.6, to: 0.8, count: 2, excludeSeen: true)];

        Assert.Equal([61, 71], episodes.Select(episode => episode.Known.Count));
        Assert.Equal([10, 10], episodes.Select(episode => episode.Labels.Count));
        Assert.Equal(1_060_000, episodes[0].NowMs);
        Assert.All(episodes[1].Known.Interactions.Where(i => i.IsDated), i => Assert.True(i.UnixSeconds * 1000 < episodes[1].NowMs));
        Assert.All(episodes[1].Labels.Interactions, i => Assert.True(i.UnixSeconds * 1000 >= episodes[1].NowMs));
    }

    [Fact]
    public void HoldOut_TakesAShareOfEachUserAndNothingTwice()
    {
        var log = new InteractionLog();
        for (int i = 0; i < 10; i++)
            log.Add(i % 2 == 0 ? "ann" : "bob", $"item-{i}");

        Episode episode = Episodes.HoldOut(new Dataset(log), seed: 1, share: 0.4);

        Assert.Equal([2, 2], episode.Labels.Interactions.CountBy(i => i.User).Select(pair => pair.Value));
        Assert.Empty(episode.Known.Interactions.Select(i => i.Item).Intersect(episode.Labels.Interactions.Select(i => i.Item)));
    }
}
