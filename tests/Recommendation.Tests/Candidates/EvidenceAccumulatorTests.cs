using FsCheck;
using FsCheck.Fluent;
using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Tests.Candidates;

public sealed class EvidenceAccumulatorTests
{
    [Fact]
    public void Sums_OfAnyLists_EqualADictionarys() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var sums = new EvidenceAccumulator();
        bool agrees = true;
        for (int round = 0; round < 3; round++)
        {
            int size = random.Next(1, 400);
            sums.Clear(size);
            var model = new Dictionary<int, List<(float Weight, int Origin)>>();
            for (int origin = 0; origin < 20; origin++)
                AddList(random, sums, size, origin, model);
            agrees &= Enumerable.Range(0, size).All(i => Agrees(sums, i, model.GetValueOrDefault(i, []))) && BestAgree(sums, size, model);
        }
        return agrees;
    }).QuickCheckThrowOnFailure();

    private static void AddList(Random random, EvidenceAccumulator sums, int size, int origin, Dictionary<int, List<(float, int)>> model)
    {
        int[] targets = [.. Enumerable.Range(0, random.Next(30)).Select(_ => random.Next(size))];
        // Halves of powers of two add up without rounding, so that sums can be compared exactly.
        float[] weights = [.. targets.Select(_ => random.Next(-2, 9) / 8f)];
        sums.Add(targets, weights, 0.5f, origin);
        for (int i = 0; i < targets.Length; i++)
        {
            if (!model.TryGetValue(targets[i], out var list))
                model[targets[i]] = list = [];
            list.Add((weights[i] * 0.5f, origin));
        }
    }

    private static bool Agrees(EvidenceAccumulator sums, int index, List<(float Weight, int Origin)> addends)
    {
        if (addends.Count == 0)
            return sums.Sum(index) == 0 && sums.Origin(index) == -1;
        float largest = Math.Max(0, addends.Max(a => a.Weight));
        return sums.Sum(index) == addends.Sum(a => a.Weight)
            && addends.Any(a => a.Origin == sums.Origin(index) && Math.Max(0, a.Weight) == largest);
    }

    private static bool BestAgree(EvidenceAccumulator sums, int size, Dictionary<int, List<(float Weight, int Origin)>> model)
    {
        var mask = new RowMask();
        mask.Fill(size);
        mask.Remove(3);
        var top = new TopK();
        top.Reset(5, above: 0);
        sums.OfferTo(top, mask, []);
        IEnumerable<int> expected = model.Where(m => m.Key != 3 && m.Value.Sum(a => a.Weight) > 0)
            .OrderByDescending(m => m.Value.Sum(a => a.Weight)).ThenBy(m => m.Key).Take(5).Select(m => m.Key);
        return top.TakeSorted().ToArray().Select(ScoredIndex.Index).SequenceEqual(expected);
    }
}
