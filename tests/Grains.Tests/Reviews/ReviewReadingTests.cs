using System.Text;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Reviews;

/// <summary>From a review in the log to the item's digest and the author's portrait, each review once, whatever fails on the way.</summary>
public sealed class ReviewReadingTests
{
    private static readonly (string, string)[] Quick = [("Log:RoundMs", "10")];

    private static readonly (string, string) MasterKey = ("Encryption:MasterKey", Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()));

    [Fact]
    public async Task Review_IsReadAfterItIsAcknowledged_AndStandsInDigestAndPortrait()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(Review("ann", "good battery"), Events.Of(EventType.Comment, "ben", "phone", text: "bad battery"), Events.Like("cat", "phone"));

        ReviewDigest digest = await DigestAsync(cluster, 2);
        Assert.Equal(new OpinionCounts(1, 0, 1), digest.Counts);
        Assert.Equal(["battery"], digest.Aspects.Select(aspect => aspect.Aspect));
        Portrait portrait = (await cluster.User("ann").GetAsync())!.Portrait!;
        Assert.Equal([new AspectSummary("battery", new OpinionCounts(0, 0, 1))], portrait.Aspects);
        Assert.Null((await cluster.User("cat").GetAsync())!.Portrait);
    }

    [Fact]
    public async Task Append_DoesNotWaitForTheModel()
    {
        await using GrainsCluster cluster = await StartAsync();
        cluster.TextModel.Reads = _ => null;

        await cluster.DoAsync(Review("ann", "good battery"), Events.Like("ben", "phone"));
        Assert.Equal(1, await cluster.CountAsync("phone", EventType.Like));
        Assert.Equal(0, (await cluster.Item("phone").GetReviewsAsync())!.Counts.Total);

        cluster.TextModel.Reads = FakeTextModel.Plain;
        Assert.Equal(1, (await DigestAsync(cluster, 1)).Counts.Positive);
    }

    [Fact]
    public async Task Crash_BeforeAnythingWasRead_LosesNothing()
    {
        await using GrainsCluster cluster = await StartAsync();
        cluster.TextModel.Reads = _ => null;
        for (int i = 0; i < 5; i++)
            await cluster.DoAsync(Review($"user-{i}", "good battery"));
        await cluster.CrashAsync();
        cluster.TextModel.Reads = FakeTextModel.Plain;

        await DigestAsync(cluster, 5);
    }

    [Fact]
    public async Task Crash_AfterSomeWereRead_CountsNoneTwice()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(Review("ann", "good battery"), Review("ben", "bad battery"));
        await DigestAsync(cluster, 2);
        await cluster.CrashAsync();
        await cluster.DoAsync(Review("cat", "good battery"));

        Assert.Equal(new OpinionCounts(1, 0, 2), (await DigestAsync(cluster, 3)).Counts);
        Assert.Equal(1, (await cluster.User("ann").GetAsync())!.Portrait!.Counts.Total);
    }

    [Fact]
    public async Task LostDeliveries_AreMadeUpFor_AndCountOnce()
    {
        await using GrainsCluster cluster = await StartAsync();
        int calls = 0;
        cluster.Faults.Fails = (method, _) => method == nameof(IItemView.ApplyReviewsAsync) && Interlocked.Increment(ref calls) is 1 or 5;
        for (int i = 0; i < 4; i++)
            await cluster.DoAsync(Review("ann", "good battery"), Review("ben", "bad battery"));

        Assert.Equal(new OpinionCounts(4, 0, 4), (await DigestAsync(cluster, 8)).Counts);
        Assert.Equal(4, (await cluster.User("ben").GetAsync())!.Portrait!.Counts.Negative);
    }

    [Fact]
    public async Task DigestThatCommitsAndFails_CountsOnce()
    {
        await using GrainsCluster cluster = await StartAsync();
        int writes = 0;
        cluster.Storage.OnWrite = (state, _) => state == "digest" && Interlocked.Increment(ref writes) == 1 ? StorageFault.CommitsAndFails : StorageFault.None;
        await cluster.DoAsync(Review("ann", "good battery"));
        await cluster.DoAsync(Review("ben", "good battery"));

        Assert.Equal(2, (await DigestAsync(cluster, 2)).Counts.Positive);
        Assert.True(writes >= 2);
    }

    [Fact]
    public async Task TextThatCannotBeRead_IsSetAside_OnceTheModelIsSeenToReadOthers()
    {
        await using GrainsCluster cluster = await StartAsync(("Reviews:Attempts", "1"));
        cluster.TextModel.Reads = text => text == "poison" ? null : FakeTextModel.Plain(text);
        await cluster.DoAsync(Review("ann", "good battery"), Review("ben", "poison"), Review("cat", "bad battery"));

        Assert.Equal(new OpinionCounts(1, 0, 1), (await DigestAsync(cluster, 2)).Counts);
    }

    [Fact]
    public async Task MoreThanMayWait_AreReadFromTheLogAgain()
    {
        await using GrainsCluster cluster = await StartAsync(("Reviews:MaxWaiting", "2"));
        cluster.TextModel.Reads = _ => null;
        for (int i = 0; i < 8; i++)
            await cluster.DoAsync(Review($"user-{i}", "good battery"), Events.Like($"user-{i}", "phone"));
        await cluster.DoAsync(Events.Like("ann", "phone"));
        cluster.TextModel.Reads = FakeTextModel.Plain;

        await DigestAsync(cluster, 8);
        await cluster.DoAsync(Review("ann", "bad battery"));
        Assert.Equal(1, (await DigestAsync(cluster, 9)).Counts.Negative);
    }

    [Fact]
    public async Task WordsForOnePersonOrCircle_AndEmptyOnes_AreNotRead()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(
            Events.Of(EventType.Comment, "ann", "phone", target: "ben", text: "good battery, between us"),
            Events.Of(EventType.Comment, "ann", "phone", circle: "tea", text: "good battery, in the circle"),
            Events.Of(EventType.Review, "ann", "phone", text: "  ", value: 5),
            Review("cat", "good battery"));

        await DigestAsync(cluster, 1);
        Assert.Equal(["good battery"], cluster.TextModel.Asked.Distinct());
    }

    [Fact]
    public async Task PrivateAuthor_IsCountedAndNotQuoted()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.User("ann").PutProfileAsync(new UserProfile { Private = true });
        await cluster.DoAsync(Review("ann", "good battery"), Review("ben", "good battery too"));

        AspectDigest battery = (await DigestAsync(cluster, 2)).Aspects[0];
        Assert.Equal(2, battery.Counts.Positive);
        Assert.Equal(["good battery too"], battery.Quotes.Select(quote => quote.Text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Author_WhoBecomesPrivateOrIsDeleted_IsQuotedNoMore(bool isDeleted)
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.User("ann").PutProfileAsync(new UserProfile { Name = "Ann" });
        await cluster.DoAsync(Review("ann", "good battery"));
        Assert.Single((await DigestAsync(cluster, 1)).Aspects[0].Quotes);

        await (isDeleted ? cluster.User("ann").DeleteProfileAsync() : cluster.User("ann").PutProfileAsync(new UserProfile { Private = true }));
        await cluster.CrashAsync();

        AspectDigest battery = (await cluster.Item("phone").GetReviewsAsync())!.Aspects[0];
        Assert.Equal((1, 0), (battery.Counts.Positive, battery.Quotes.Length));
    }

    [Fact]
    public async Task SealedQuote_IsNotStoredInTheOpen_AndGoesWithItsAuthorsKey()
    {
        await using GrainsCluster cluster = await StartAsync(MasterKey);
        await cluster.DoAsync(Review("ann", "good battery"), Review("ben", "good battery too"));
        await DigestAsync(cluster, 2);
        Assert.DoesNotContain("good battery", Encoding.UTF8.GetString(cluster.Storage.Bytes("digest", "item/shop/phone")!), StringComparison.Ordinal);

        await cluster.Service<IUserKeyRing>().DestroyAsync(GrainKey.Of(GrainsCluster.Tenant, "ann"), 0);
        await cluster.CrashAsync();

        AspectDigest battery = (await cluster.Item("phone").GetReviewsAsync())!.Aspects[0];
        Assert.Equal(2, battery.Counts.Positive);
        Assert.Equal(["good battery too"], battery.Quotes.Select(quote => quote.Text));
    }

    [Fact]
    public async Task Praise_BecomesEvidenceAndAReason()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync([.. Enumerable.Range(0, 12).Select(i => Review($"user-{i}", i == 0 ? "bad" : "good battery"))]);
        await DigestAsync(cluster, 12);

        RecommendationAnswer answer = await cluster.RecommendationsBecomeAsync("zoe", list => list.Items.Any(item => item.Reasons.Any(reason => reason.Reviews is not null)));

        Reason reason = answer.Items[0].Reasons.Single(one => one.Reviews is not null);
        Assert.Equal(("text", "battery", 11, 1f), (reason.Kind, reason.Aspect, reason.Reviews, reason.Positive));
    }

    [Fact]
    public async Task Digest_OfAnUnknownItem_IsNull()
    {
        await using GrainsCluster cluster = await StartAsync();
        Assert.Null(await cluster.Item("nothing").GetReviewsAsync());
    }

    private static async Task<GrainsCluster> StartAsync(params (string, string)[] settings)
    {
        GrainsCluster cluster = await GrainsCluster.StartAsync(null, [.. Quick, .. settings]);
        cluster.TextModel.Reads = FakeTextModel.Plain;
        return cluster;
    }

    private static SocialEvent Review(string user, string text) => Events.Of(EventType.Review, user, "phone", text: text, value: 4);

    private static async Task<ReviewDigest> DigestAsync(GrainsCluster cluster, int reviews) =>
        (await Eventually.BecomesAsync(() => cluster.Item("phone").GetReviewsAsync(), digest => digest?.Counts.Total == reviews))!;
}
