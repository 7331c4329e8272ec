using SocialRec.Demo;
using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Baselines;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Training;
using SocialRec.TestKit;

namespace SocialRec.Learning.Tests.Training;

/// <summary>In the demo world it is known who likes what, so a model can be asked whether it found that out.</summary>
public sealed class DemoTasteTests
{
    private const int Shown = 10;

    [Fact]
    public async Task TrainAsync_OnTheDemoWorld_FindsTheKnownTasteFarBetterThanPopularity()
    {
        DemoWorld world = DemoWorld.Generate(new DemoOptions { End = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Users = 300, Items = 240 });
        InteractionLog log = new();
        foreach (DemoEvent e in world.Events)
            log.Add(e.User, e.Item, e.Type, unixSeconds: e.Time.ToUnixTimeSeconds());
        int early = log.Count * 8 / 10;
        InteractionLog known = log.Where(i => i < early);
        HeldOut later = new(log.Where(i => i >= early), [known]);
        CsrMatrix matrix = new InteractionWeighting().ToMatrix(known);
        Workers workers = new(2);

        TrainedModel model = await new TrainingPipeline(new FakeTimeProvider()).TrainAsync(new Dataset(known), new TrainingOptions { SearchTrials = 2 });

        double learned = MeanAffinity(world, later, log, new NeighbourScorer(model.Neighbours), matrix, workers);
        double popular = MeanAffinity(world, later, log, new PopularityTrainer().Train(matrix, new TrainingContext(workers)), matrix, workers);
        Assert.True(learned > 2 * popular, $"learned {learned:F3}, popular {popular:F3}");
    }

    /// <summary>How well the items shown suit their shoppers, none of which they had met.</summary>
    private static double MeanAffinity(DemoWorld world, HeldOut later, InteractionLog log, IScorer scorer, CsrMatrix matrix, Workers workers)
    {
        Dictionary<string, DemoPerson> people = world.People.ToDictionary(p => p.Id);
        Dictionary<string, DemoItem> items = world.Items.ToDictionary(i => i.Id);
        return FullRanking.Rank(scorer, matrix, later, Shown, workers)
            .SelectMany(list => list.Items.Select(item => DemoWorld.Affinity(people[log.Users.Ids[list.User]], items[log.Items.Ids[item]])))
            .Average();
    }
}
