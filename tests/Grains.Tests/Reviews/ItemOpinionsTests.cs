using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Grains.Reviews;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Reviews;

public sealed class ItemOpinionsTests
{
    private const long Monday = 1_767_571_200_000, WeekMs = 7 * 86_400_000L;

    [Fact]
    public void Apply_ReviewsOfTwoPartitions_CountsEachOnce()
    {
        ItemOpinions opinions = new();

        Assert.True(opinions.Apply(Delta(0, Review(5, "ann", "good battery"), Review(9, "ben", "bad battery"))));
        Assert.False(opinions.Apply(Delta(0, Review(5, "ann", "good battery"), Review(9, "ben", "bad battery"))));
        Assert.True(opinions.Apply(Delta(1, Review(5, "cat", "good"))));
        Assert.True(opinions.Apply(Delta(0, Review(9, "ben", "bad battery"), Review(12, "dan", "well"))));

        ReviewDigest digest = opinions.ToWire("phone");
        Assert.Equal(new OpinionCounts(1, 1, 2), digest.Counts);
        Assert.Equal(new OpinionCounts(1, 0, 1), Assert.Single(digest.Aspects).Counts);
    }

    [Fact]
    public void Digest_OfReviewsInAnyOrderOfPartitions_IsTheSame()
    {
        ReviewsDelta[] deltas = [.. Enumerable.Range(0, 8).Select(p => Delta(p, [.. Enumerable.Range(1, 6).Select(i => Review((10 * i) + p, $"u{p}", i % 3 == 0 ? $"bad battery {i}{p}" : $"good battery {i}{p}"))]))];
        ReviewDigest forward = Digest(deltas), backward = Digest(deltas.Reverse());

        Assert.Equal(forward.Counts, backward.Counts);
        Assert.Equal(forward.Aspects[0].Quotes, backward.Aspects[0].Quotes);
    }

    [Fact]
    public void Quotes_AreOfTheMajorityFirst_AndALineLong()
    {
        ReviewDigest digest = Digest([Delta(0, Review(1, "ann", "bad battery"), Review(2, "ben", "good battery " + new string('x', 300)), Review(3, "cat", "good battery"))]);

        AspectQuote[] quotes = digest.Aspects[0].Quotes;
        Assert.Equal([1, 1, -1], quotes.Select(quote => quote.Sentiment.Sign));
        Assert.All(quotes, quote => Assert.True(quote.Text.Length <= Quote.MaxWords));
        Assert.EndsWith("…", quotes[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Withdraw_TakesTheWords_AndLeavesTheCounts()
    {
        ItemOpinions opinions = new();
        opinions.Apply(Delta(0, Review(1, "ann", "good battery"), Review(2, "ben", "good battery too")));

        Assert.True(opinions.Withdraw("ann"));
        Assert.False(opinions.Withdraw("ann"));

        AspectDigest battery = opinions.ToWire("phone").Aspects[0];
        Assert.Equal(2, battery.Counts.Positive);
        Assert.Equal("good battery too", Assert.Single(battery.Quotes).Text);
    }

    [Fact]
    public void Weeks_BeginOnMondays_AndTheOldestGo()
    {
        IEnumerable<ReviewRead> weekly = Enumerable.Range(0, 30).Select(i => Review(i + 1, "ann", "good", Monday + (i * WeekMs) + (i % 7 * 86_400_000L)));
        OpinionWeek[] weeks = Digest([Delta(0, [.. weekly, Review(40, "ann", "bad", Monday)])]).Weeks;

        Assert.Equal(26, weeks.Length);
        Assert.Equal(Monday + (4 * WeekMs), weeks[0].StartMs);
        Assert.All(weeks, week => Assert.Equal(new OpinionCounts(0, 0, 1), week.Counts));
    }

    [Fact]
    public void Entities_AreShownOnceASecondReviewNamesThem_AndKeptAsAHashUntilThen()
    {
        ItemOpinions opinions = new();
        opinions.Apply(Delta(0, Review(1, "ann", "Auris good")));
        Assert.Empty(opinions.ToWire("phone").Entities);
        Assert.DoesNotContain("auris", System.Text.Encoding.UTF8.GetString(Bytes(opinions)), StringComparison.Ordinal);

        opinions.Apply(Delta(0, Review(2, "ben", "Auris bad")));
        Assert.Equal(new EntityCount("brand", "auris", 2), Assert.Single(opinions.ToWire("phone").Entities));
    }

    [Fact]
    public void Summary_HasOnlyAspectsThatSeveralSpeakOf()
    {
        ItemOpinions opinions = new();
        Assert.Null(opinions.ToSummary());
        opinions.Apply(Delta(0, Review(1, "ann", "good battery"), Review(2, "ben", "good battery")));
        Assert.Empty(opinions.ToSummary()!.Aspects);

        opinions.Apply(Delta(0, Review(3, "cat", "bad battery")));
        Assert.Equal(new AspectSummary("battery", new OpinionCounts(1, 0, 2)), Assert.Single(opinions.ToSummary()!.Aspects));
    }

    [Fact]
    public void Record_ReadBack_CountsOnFromWhereItStood()
    {
        ItemOpinions opinions = new();
        opinions.Apply(Delta(3, Review(1, "ann", "good battery, Auris", Monday), Review(2, "ben", "bad battery, Auris", Monday)));
        StateReader reader = new(Bytes(opinions));
        ItemOpinions back = ItemOpinions.Read(ref reader, ItemOpinions.FormatVersion);
        Assert.True(reader.AtEnd);
        back.TakeWords([.. opinions.Said().Select(one => one.Words)]);

        Assert.False(back.Apply(Delta(3, Review(2, "ben", "bad battery"))));
        Assert.Equivalent(opinions.ToWire("phone"), back.ToWire("phone"), strict: true);
    }

    private static ReviewDigest Digest(IEnumerable<ReviewsDelta> deltas)
    {
        ItemOpinions opinions = new();
        foreach (ReviewsDelta delta in deltas)
            opinions.Apply(delta);
        return opinions.ToWire("phone");
    }

    private static byte[] Bytes(ItemOpinions opinions)
    {
        StateWriter writer = new();
        opinions.Write(writer);
        return writer.Written.ToArray();
    }

    private static ReviewsDelta Delta(int partition, params ReviewRead[] reviews) => new(partition, reviews);

    private static ReviewRead Review(long position, string user, string text, long? timeMs = null) => new(position, user, "phone", timeMs, FakeTextModel.Plain(text));
}
