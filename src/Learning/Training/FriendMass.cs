using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Social;

namespace SocialRec.Learning.Training;

/// <summary>Finds as how many of a shopper's own acts all friends together should count.</summary>
/// <param name="social">Who follows whom.</param>
internal sealed class FriendMass(SocialGraph social)
{
    private static readonly double[] Candidates = [0.5, 1, 2, 3, 5, 8];

    /// <summary>The mass with the best NDCG; 0 unless nine in ten resamples of the users gain.</summary>
    /// <param name="slices">What each scorer is told of each user, and what was held out.</param>
    /// <param name="options">Cut-off and seed.</param>
    /// <param name="context">Threads and progress.</param>
    public double Fit(IReadOnlyList<ServedSlice> slices, TrainingOptions options, TrainingContext context)
    {
        if (social.LinkCount == 0 || slices.All(slice => slice.HeldOut.Users.Count == 0)) return 0;

        var friends = slices.Select(slice => FriendProfiles.Create(slice.Profiles, social, context.Workers)).ToArray();
        double[] Ndcg(double mass) =>
            [.. slices.SelectMany((slice, turn) => slice.With(FriendProfiles.Add(slice.Profiles, friends[turn], mass)).NdcgByUser(options.Cutoff, context.Workers))];

        var alone = Ndcg(0);
        var best = (Mass: 0.0, Gains: Array.Empty<double>(), Mean: 0.0);
        for (var i = 0; i < Candidates.Length; i++)
        {
            context.Report((i + 1.0) / (Candidates.Length + 1));
            double[] gains = [.. Ndcg(Candidates[i]).Zip(alone, (with, without) => with - without)];
            if (gains.Average() > best.Mean) best = (Candidates[i], gains, gains.Average());
        }

        return Bootstrap.Mean(best.Gains, Resamples, options.Seed, Level).Low > 0 ? best.Mass : 0;
    }

    private const int Resamples = 1_000;

    // Nine in ten resamples must gain: a wrong yes costs little, as a small mass is soon outweighed by one's own acts.
    private const double Level = 0.8;
}
