using SocialRec.Learning.Data;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Training;

namespace SocialRec.Learning.Tests.Training;

public class HistoryFitTests
{
    private const long Day = 86_400;
    private const int Tastes = 4;

    [Fact]
    public void Fit_TasteChanges_DecaysWhatIsOld() => Assert.True(Fit(Log(changes: true)).HalfLifeDays < 100);

    [Fact]
    public void Fit_Undated_KeepsTheGivenWeighting()
    {
        var undated = new InteractionLog();
        var log = Log(changes: false);
        foreach (var one in log.Interactions) undated.Add(log.Users[one.User], log.Items[one.Item]);

        Assert.Equal(double.PositiveInfinity, Fit(undated).HalfLifeDays);
    }

    private static InteractionWeighting Fit(InteractionLog log)
    {
        var options = new TrainingOptions();
        var context = new TrainingContext(new Workers(2));
        var slice = HeldOutSlice.CreateAll(log, options)[0];
        return new HistoryFit(slice, options).Fit(new ItemKnnTrainer().Train(slice.Matrix, context), context);
    }

    // Twelve acts a user, a month apart; with changes, the last third is of another taste than what came before.
    private static InteractionLog Log(bool changes)
    {
        var random = new Random(3);
        var log = new InteractionLog();
        for (var user = 0; user < 160; user++)
        {
            for (var n = 0; n < 12; n++)
            {
                var taste = changes && n >= 8 ? user / Tastes : user;
                log.Add($"u{user}", $"i{random.Next(25) * Tastes + taste % Tastes}", unixSeconds: n * 30 * Day);
            }
        }

        return log;
    }
}
