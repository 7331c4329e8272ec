using SocialRec.Learning.Data;

namespace SocialRec.Learning.Tests.Data;

public class InteractionWeightingTests
{
    private const long Day = 86_400;

    [Fact]
    public void ToMatrix_LikeTakenBack_LeavesNoCell()
    {
        var log = new InteractionLog();
        log.Add("ann", "x", "like");
        log.Add("ann", "x", "unlike");
        log.Add("ann", "y", "like");

        var matrix = new InteractionWeighting().ToMatrix(log);

        Assert.Equal([1], matrix.RowColumns(0).ToArray());
    }

    [Fact]
    public void ToMatrix_HalfLife_HalvesOldEvents()
    {
        var log = new InteractionLog();
        log.Add("ann", "x", "like", unixSeconds: 10 * Day);
        log.Add("ann", "y", "like", unixSeconds: 40 * Day);

        var matrix = new InteractionWeighting { HalfLifeDays = 30, RepeatExponent = 1 }.ToMatrix(log);

        Assert.Equal([0.5f, 1f], matrix.RowValues(0).ToArray());
    }

    [Fact]
    public void ToMatrix_RepeatExponentZero_CountsPresence()
    {
        var log = new InteractionLog();
        log.Add("ann", "x", "purchase");
        log.Add("ann", "x", "purchase");

        Assert.Equal([1f], new InteractionWeighting().ToMatrix(log).RowValues(0).ToArray());
    }
}
