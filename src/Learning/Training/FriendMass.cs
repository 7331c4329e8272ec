using System.Numerics.Tensors;
using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Social;

namespace SocialRec.Learning.Training;

/// <summary>
/// Finds as how many of a shopper's own acts all friends together should count, on the shoppers of whom little is known: beside a long history friends are next to
/// nothing, and measuring them there only adds chance.
/// </summary>
/// <param name="social">Who follows whom.</param>
internal sealed class FriendMass(SocialGraph social)
{
    // Beyond three acts those with ten and more events lost what the others won (validation part of ciao).
    private static readonly double[] Candidates = [0, 0.5, 1, 2, 3];
    private const int FewEvents = 10;

    // Of so few events one is held out, and hits are rare: longer lists than are shown tell more.
    private const int Depth = 10;
    private const int Resamples = 1_000;

    // Nine in ten resamples must gain: a wrong yes costs little, as a small mass is soon outweighed by one's own acts.
    private const double Level = 0.8;

    /// <summary>The mass with the best NDCG; 0 unless nine in ten resamples of the users gain.</summary>
    /// <param name="slices">What each scorer is told of each user, and what was held out.</param>
    /// <param name="options">Cut-off and seed.</param>
    /// <param name="context">Threads and progress.</param>
    public double Fit(IReadOnlyList<ServedSlice> slices, TrainingOptions options, TrainingContext context)
    {
        if (social.LinkCount == 0) return 0;
        var measured = new List<double[]>();
        foreach (var slice in slices)
        {
            measured.AddRange(Measure(slice, Depth * options.Cutoff, context.Workers));
            context.Report((double)measured.Count / slices.Sum(one => one.HeldOut.Users.Count));
        }

        var best = (Mass: 0.0, Gains: Array.Empty<double>(), Mean: 0.0);
        for (var i = 1; i < Candidates.Length && measured.Count > 0; i++)
        {
            double[] gains = [.. measured.Select(ndcg => ndcg[i] - ndcg[0])];
            if (gains.Average() > best.Mean) best = (Candidates[i], gains, gains.Average());
        }

        return Bootstrap.Mean(best.Gains, Resamples, options.Seed, Level).Low > 0 ? best.Mass : 0;
    }

    // Scores are linear in what a scorer is told: one's own acts and friends' are scored once, whatever the mass.
    private double[][] Measure(ServedSlice slice, int cutoff, Workers workers)
    {
        int[] users = [.. slice.HeldOut.Users.Where(user => slice.Profiles.RowLength(user) < FewEvents)];
        var friends = FriendProfiles.Create(slice.Profiles, social, workers);
        var measured = new double[users.Length][];
        workers.For(users.Length, () => new Scratch(slice.Scorer.ItemCount), (place, scratch) =>
        {
            var user = users[place];
            slice.Scorer.Score(SparseVector.RowOf(slice.Profiles, user), scratch.Own);
            slice.Scorer.Score(SparseVector.RowOf(friends, user), scratch.Friends);
            measured[place] = Array.ConvertAll(Candidates, mass => scratch.Ndcg(slice.HeldOut, user, (float)mass, cutoff));
        });
        return measured;
    }

    private sealed class Scratch(int itemCount)
    {
        private readonly float[] sum = new float[itemCount];
        private readonly TopK top = new();

        public float[] Own { get; } = new float[itemCount];

        public float[] Friends { get; } = new float[itemCount];

        public double Ndcg(HeldOut heldOut, int user, float mass, int cutoff)
        {
            TensorPrimitives.MultiplyAdd<float>(Friends, mass, Own, sum);
            foreach (var item in heldOut.Masked(user)) sum[item] = float.NegativeInfinity;
            top.Reset(cutoff);
            top.OfferAll(sum);
            return RankingMetrics.At(top.Drain().Indexes, heldOut.Relevant(user), cutoff).Ndcg;
        }
    }
}
