using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Splits;
using SocialRec.Learning.Training;

namespace SocialRec.Learning.Tests.Training;

public class FriendMassTests
{
    private const int Users = 240;
    private const int Tastes = 6;

    [Fact]
    public void Fit_FriendsShareTaste_GivesThemWeight() => Assert.True(Fit(Friends()) > 0);

    [Fact]
    public void Fit_FriendsShuffled_GivesThemNone() => Assert.Equal(0, Fit(Friends().Shuffle(3)));

    private static double Fit(SocialGraph social)
    {
        var split = RandomSplit.PerUser(Log(), 1, 0, 0.5);
        var matrix = new InteractionWeighting().ToMatrix(split.Train);
        var context = new TrainingContext(new Workers(2));
        var scorer = (NeighbourScorer)new ItemKnnTrainer().Train(matrix, context);
        return new FriendMass(social).Fit([new ServedSlice(scorer, matrix, new HeldOut(split.Test, [split.Train]))], new TrainingOptions(), context);
    }

    private static SocialGraph Friends()
    {
        var random = new Random(4);
        return SocialGraph.FromLinks(Users, Enumerable.Range(0, Users)
            .SelectMany(user => Enumerable.Range(0, 8).Select(_ => (user, random.Next(Users / Tastes) * Tastes + user % Tastes))));
    }

    // Everybody did four things, one of them of another taste: too little to go by alone.
    private static InteractionLog Log()
    {
        var random = new Random(9);
        var log = new InteractionLog();
        for (var user = 0; user < Users; user++)
        {
            log.Users.GetOrAdd($"u{user}");
            for (var n = 0; n < 4; n++)
            {
                var taste = n < 3 ? user % Tastes : random.Next(Tastes);
                log.Add($"u{user}", $"i{random.Next(25) * Tastes + taste}");
            }
        }

        return log;
    }
}
