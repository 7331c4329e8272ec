using SocialRec.Learning.Data;

namespace SocialRec.Learning.Tests.Data;

public class InteractionWeightingTests
{
    private const long Day = 86_400;

    [Fact]
    public void ToMatrix_LikeTakenBack_LeavesNoCell()
    {
        var log = new InteractionLog();
        log.Add("ann", "x", "purchase");
        log.Add("ann", "x", "unlike");
        log.Add("ann", "y", "like");

        var matrix = new InteractionWeighting().ToMatrix(log);

        Assert.Equal([1], matrix.RowColumns(0).ToArray());
    }

    [Fact]
    public void ToProfiles_LikedAgainAfterward_CountsAgain()
    {
        var log = new InteractionLog();
        log.Add("ann", "x", "like", unixSeconds: 3 * Day);
        log.Add("ann", "x", "unlike", unixSeconds: 2 * Day);

        Assert.Equal([1f], new InteractionWeighting().ToProfiles(log).RowValues(0).ToArray());
    }

    [Fact]
    public void ToProfiles_HalfLife_HalvesWhatIsOlderThanTheUsersLatest()
    {
        var log = new InteractionLog();
        log.Add("ann", "x", "like", unixSeconds: 10 * Day);
        log.Add("ann", "y", "like", unixSeconds: 40 * Day);
        log.Add("bob", "y", "like", unixSeconds: 400 * Day);

        var profiles = new InteractionWeighting { HalfLifeDays = 30 }.ToProfiles(log);

        Assert.Equal([0.5f, 1f], profiles.RowValues(0).ToArray());
    }

    [Fact]
    public void ToProfiles_SeveralEventsWithOneItem_TakesTheStrongest()
    {
        var log = new InteractionLog();
        log.Add("ann", "x", "view");
        log.Add("ann", "x", "purchase");
        log.Add("ann", "x", "view");

        Assert.Equal([EventWeights.Default.Of("purchase")], new InteractionWeighting().ToProfiles(log).RowValues(0).ToArray());
        Assert.Equal([1f], new InteractionWeighting().ToMatrix(log).RowValues(0).ToArray());
    }
}
