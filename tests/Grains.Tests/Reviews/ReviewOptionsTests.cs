using System.Diagnostics.Metrics;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Reviews;
using SocialRec.Grains.Tests.Support;
using SocialRec.TestKit;

namespace SocialRec.Grains.Tests.Reviews;

/// <summary>What each option of the reading of reviews does, and which values are refused.</summary>
public sealed class ReviewOptionsTests
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(8);

    [Fact]
    public void Defaults_Pass() => OptionsCheck.DefaultsPass<ReviewOptions>();

    [Fact]
    public void BadValues_AreRefusedByName()
    {
        OptionsCheck.Refuses<ReviewOptions>("Reviews:MaxWaiting", options => options.MaxWaiting = 0);
        OptionsCheck.Refuses<ReviewOptions>("Reviews:MaxWaiting", options => options.MaxWaiting = 1_000_001);
        OptionsCheck.Refuses<ReviewOptions>("Reviews:Attempts", options => options.Attempts = 0);
        OptionsCheck.Refuses<ReviewOptions>("Reviews:Attempts", options => options.Attempts = 101);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Attempts_AreMadeWithTheSameReviews_BeforeOneIsSetAside(int attempts)
    {
        FakeTimeProvider time = new();
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(time, null, ("Reviews:Attempts", $"{attempts}"));
        cluster.TextModel.Reads = text => text == "poison" ? null : FakeTextModel.Plain(text);
        await cluster.DoAsync(Review("ann", "good battery"), Review("ben", "poison"));

        await Eventually.BecomesAsync<ReviewDigest?>(
            () =>
            {
                time.Advance(LongestRetry);
                return cluster.Item("phone").GetReviewsAsync();
            },
            digest => digest?.Counts.Total == 1);

        Assert.Equal(attempts, cluster.TextModel.Asked.TakeWhile(text => text != "good").Count(text => text == "poison"));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2048, 6)]
    public async Task MaxWaiting_BoundsWhatWaitsInMemory(int most, int waiting)
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Reviews:MaxWaiting", $"{most}"));
        cluster.TextModel.Reads = _ => null;
        using WaitingReviews waits = new(cluster.Service<IMeterFactory>());

        for (int i = 0; i < 6; i++)
            await cluster.DoAsync(Review($"user-{i}", "good battery"));

        Assert.Equal(waiting, waits.Most);
    }

    private static SocialEvent Review(string user, string text) => Events.Of(EventType.Review, user, "phone", text: text, value: 4);

    /// <summary>The most reviews that waited at once, by the metric that operators read.</summary>
    private sealed class WaitingReviews : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Lock _gate = new();
        private long _now;

        public WaitingReviews(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == "socialrec.reviews.waiting")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, more, _, _) =>
            {
                lock (_gate)
                    Most = Math.Max(Most, _now += more);
            });
            _listener.Start();
        }

        public long Most { get; private set; }

        public void Dispose() => _listener.Dispose();
    }
}
