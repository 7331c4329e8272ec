using FsCheck;
using FsCheck.Fluent;
using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Mixing;

public sealed class MarginalRelevanceTests
{
    private const int Items = 40;

    private readonly ServingState _state = CategoriesOnly();

    [Fact]
    public void PickNext_AnyScoresAndDiversity_ChoosesAsThePlainFormula() => Prop.ForAll<int, byte, bool>((seed, tenth, chances) =>
    {
        float diversity = tenth % 11 / 10f;
        var random = new Random(seed);
        RankedCandidate[] candidates = [.. Enumerable.Range(0, Items).OrderBy(_ => random.Next()).Select((row, i) => new RankedCandidate { Row = row, Score = chances ? Sigmoid(3 - 0.2f * i) : Items - i })];
        var list = new RankedList();
        list.Take(candidates);
        var context = new RecommendationContext();
        var request = new RecommendationRequest { NowMs = World.Now };
        context.Begin(_state, new Person().Build(), request, ScenarioSet.Home, PageCursor.First(1, World.Now));
        var relevance = new MarginalRelevance();

        relevance.Begin(context, list, Items, diversity);
        for (int i = 0; i < 10; i++)
            relevance.PickNext();
        relevance.WriteOrder(list);

        int[] rows = [.. list.Order.ToArray().Select(entry => candidates[entry].Row)];
        return rows[..10].SequenceEqual(Reference(candidates, diversity)) && rows.Order().SequenceEqual(Enumerable.Range(0, Items));
    }).QuickCheckThrowOnFailure();

    private static List<int> Reference(RankedCandidate[] candidates, float diversity)
    {
        float best = candidates.Max(Value), worst = candidates.Min(Value);
        var picked = new List<int>();
        while (picked.Count < 10)
        {
            picked.Add(candidates.Where(c => !picked.Contains(c.Row)).MaxBy(c =>
            {
                float likeness = picked.Any(p => p % 4 == c.Row % 4) ? 0.6f : 0;
                return (likeness * -diversity) + ((Value(c) - worst) * (1f / (best - worst)) * (1 - diversity));
            }).Row);
        }
        return picked;
    }

    private static float Value(RankedCandidate candidate) =>
        candidate.Score < 1 ? MathF.Log(candidate.Score / (1 - candidate.Score)) : candidate.Score;

    private static float Sigmoid(float logit) => 1 / (1 + MathF.Exp(-logit));

    private static ServingState CategoriesOnly()
    {
        var world = new World();
        for (int i = 0; i < Items; i++)
            world.Item($"item-{i}", e => e with { Categories = [$"category-{i % 4}"] });
        return world.State();
    }
}
