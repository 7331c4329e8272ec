using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Social;
using SocialRec.Learning.Training;

namespace SocialRec.Learning.Benchmarks;

/// <summary>What friends add in NDCG for the users with fewer than ten known events, with bootstrap intervals over those users.</summary>
/// <param name="Users">How many users that is.</param>
/// <param name="Friends">With everybody's own friends.</param>
/// <param name="Shuffled">With somebody else's friends: the mean over <see cref="Shuffles"/> shuffles, user by user.</param>
public sealed record SocialGain(int Users, Interval Friends, Interval Shuffled)
{
    /// <summary>How many shuffled graphs are averaged.</summary>
    public const int Shuffles = 5;

    private const int FewEvents = 10;
    private const int Resamples = 5_000;

    internal static SocialGain Measure(
        IScorer scorer, CsrMatrix own, SocialGraph social, HeldOut test, double mass, TrainingOptions options, Workers workers)
    {
        double[] Ndcg(CsrMatrix profiles) =>
            [.. new ServedSlice(scorer, profiles, test).NdcgByUser(options.Cutoff, workers).Where((_, place) => test.TrainCounts[test.Users[place]] < FewEvents)];
        double[] With(SocialGraph graph) => Ndcg(FriendProfiles.Add(own, FriendProfiles.Create(own, graph, workers), mass));

        var alone = Ndcg(own);
        var shuffled = Enumerable.Range(1, Shuffles).Select(seed => With(social.Shuffle(seed))).ToArray();
        double[] friends = [.. With(social).Zip(alone, (with, without) => with - without)];
        double[] strangers = [.. alone.Select((without, user) => shuffled.Average(one => one[user]) - without)];
        return new SocialGain(
            alone.Length, Bootstrap.Mean(friends, Resamples, options.Seed), Bootstrap.Mean(strangers, Resamples, options.Seed));
    }
}
