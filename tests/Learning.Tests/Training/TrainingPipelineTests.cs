using SocialRec.Identity;
using SocialRec.Learning.Data;
using SocialRec.Learning.Training;

namespace SocialRec.Learning.Tests.Training;

public class TrainingPipelineTests
{
    private const int Communities = 4;

    [Fact]
    public async Task TrainAsync_PlantedCommunities_NeighboursAreOfTheSameCommunity()
    {
        var model = await CreateSut().TrainAsync(new Dataset(PlantedLog()), new TrainingOptions { Threads = 2, NeighbourCount = 5 });

        var same = 0;
        for (var item = 0; item < model.ItemIds.Count; item++)
        {
            foreach (var other in model.Neighbours.RowColumns(item)) same += Community(model.ItemIds[item]) == Community(model.ItemIds[other]) ? 1 : 0;
        }

        Assert.True(same > 0.9 * model.Neighbours.EntryCount, $"{same} of {model.Neighbours.EntryCount} neighbours share the community.");
        Assert.True(model.HeldOut.All(10).Recall.Mean > 0.5);
        Assert.Equal(model.ItemIds.Count, model.Vectors.RowCount);
    }

    [Fact]
    public async Task ToBundle_TrainedModel_CarriesItsParts()
    {
        var model = await CreateSut().TrainAsync(new Dataset(PlantedLog()), new TrainingOptions { Threads = 2, NeighbourCount = 5, Dimension = 8 });

        var bundle = model.ToBundle("v1");

        var item = bundle.Find(IdHash.Of(model.ItemIds[3]));
        Assert.Equal(3, item);
        Assert.Equal(model.Neighbours.RowColumns(3).ToArray(), bundle.Neighbours.TargetsOf(3).ToArray());
        Assert.Equal((60, 8), (bundle.Vectors!.Count, bundle.Vectors.Dimensions));
        Assert.Equal(1, bundle.Parameters.Get("history.weight.like", 0));
    }

    [Fact]
    public async Task TrainAsync_SameSeed_GivesTheSameModel()
    {
        var options = new TrainingOptions { Threads = 2 };
        var first = await CreateSut().TrainAsync(new Dataset(PlantedLog()), options);
        var second = await CreateSut().TrainAsync(new Dataset(PlantedLog()), options);

        Assert.Equal(first.Neighbours.Columns, second.Neighbours.Columns);
        Assert.Equal(first.Neighbours.Values, second.Neighbours.Values);
    }

    [Fact]
    public async Task TrainAsync_CancelledMidway_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Callback(share =>
        {
            if (share > 0.3) cancellation.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => CreateSut().TrainAsync(new Dataset(PlantedLog()), new TrainingOptions(), progress, cancellation.Token));
    }

    [Fact]
    public async Task TrainAsync_Progress_NeverGoesBack()
    {
        var shares = new List<double>();

        await CreateSut().TrainAsync(new Dataset(PlantedLog()), new TrainingOptions { Threads = 1 }, new Callback(shares.Add));

        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[^1], 0.9, 1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    [InlineData(2, 2)]
    public async Task TrainAsync_HardlyAnything_GivesAModelAllTheSame(int users, int items)
    {
        var log = new InteractionLog();
        for (var user = 0; user < users; user++)
        {
            for (var item = 0; item < items; item++) log.Add($"u{user}", $"i{item}");
        }

        var model = await CreateSut().TrainAsync(new Dataset(log), new TrainingOptions { Threads = 2 });

        Assert.Equal(items, model.ItemIds.Count);
        Assert.Equal(items, model.ToBundle("v1").Count);
    }

    [Fact]
    public async Task TrainAsync_NothingThatCounts_Refuses()
    {
        var log = new InteractionLog();
        log.Add("ann", "x", "impression");

        await Assert.ThrowsAsync<InvalidOperationException>(() => CreateSut().TrainAsync(new Dataset(log), new TrainingOptions()));
    }

    private static TrainingPipeline CreateSut() => new(TimeProvider.System);

    private static int Community(string item) => int.Parse(item.AsSpan(1)) % Communities;

    private static InteractionLog PlantedLog()
    {
        var random = new Random(11);
        var log = new InteractionLog();
        for (var user = 0; user < 200; user++)
        {
            for (var n = 0; n < 12; n++)
            {
                var item = random.Next(15) * Communities + (random.NextDouble() < 0.9 ? user : random.Next()) % Communities;
                log.Add($"u{user}", $"i{item}");
            }
        }

        return log;
    }

    private sealed class Callback(Action<double> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value.Share);
    }
}
