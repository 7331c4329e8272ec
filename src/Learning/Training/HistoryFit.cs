using SocialRec.Learning.Data;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;

namespace SocialRec.Learning.Training;

/// <summary>Finds how a shopper's events should weigh when serving: by type and by age, on the latest interactions of dated logs.</summary>
/// <param name="slice">What was known and what was held out.</param>
/// <param name="options">Where the search starts, and the cut-off of NDCG, which is sought.</param>
internal sealed class HistoryFit(HeldOutSlice slice, TrainingOptions options)
{
    private static readonly double[] HalfLivesDays = [double.PositiveInfinity, 90, 30, 7, 2, 0.5, 0.1, 0.02];

    // Powers of the default weights: 0 counts all types alike, 2 parts them further.
    private static readonly double[] Contrasts = [1, 0, 0.5, 2];

    // What changes how everybody is served must gain more than chance gives.
    private const double LeastGain = 1.005;

    /// <summary>The weighting with the best NDCG; the given one where nothing is dated or no other gains by half a hundredth.</summary>
    /// <param name="scorer">What is served.</param>
    /// <param name="context">Threads and progress.</param>
    public InteractionWeighting Fit(IScorer scorer, TrainingContext context)
    {
        var best = (options.Weighting, Ndcg: Ndcg(scorer, options.Weighting, context.Workers));
        foreach (var contrast in slice.Known.Types.Count > 1 ? Contrasts : [1])
        {
            foreach (var halfLifeDays in slice.Known.Interactions.Any(one => one.IsDated) ? HalfLivesDays : [])
            {
                context.Report(0);
                var weighting = new InteractionWeighting { Events = options.Weighting.Events.Sharpen(contrast), HalfLifeDays = halfLifeDays };
                var ndcg = Ndcg(scorer, weighting, context.Workers);
                if (ndcg > best.Ndcg * LeastGain) best = (weighting, ndcg);
            }
        }

        return best.Weighting;
    }

    private double Ndcg(IScorer scorer, InteractionWeighting weighting, Workers workers) =>
        new ServedSlice(scorer, weighting.ToProfiles(slice.Known), slice.HeldOut).NdcgByUser(options.Cutoff, workers).DefaultIfEmpty().Average();
}
