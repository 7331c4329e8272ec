using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;

namespace SocialRec.Learning.Tests.Evaluation;

public class EvaluatorTests
{
    [Fact]
    public void Measure_OneUserWithoutList_CountsAsMisses()
    {
        var (known, test) = Logs();
        var heldOut = new HeldOut(test, [known]);

        var report = Evaluator.Measure([new RankedList(0, [1], [])], heldOut, new EvaluationOptions { Cutoffs = [1], SegmentBounds = [] });

        Assert.Equal(2, report.All(1).Users);
        Assert.Equal(0.5, report.All(1).Recall.Mean);
        Assert.Equal(1.0 / 3, report.All(1).Coverage, 12);
    }

    [Fact]
    public void Measure_Segments_CutByKnownEvents()
    {
        var (known, test) = Logs();
        var heldOut = new HeldOut(test, [known]);

        var report = Evaluator.Measure([new RankedList(0, [1], [])], heldOut, new EvaluationOptions { Cutoffs = [1], SegmentBounds = [2] });

        Assert.Equal(["all", "<2 events", "≥2 events"], report.Rows.Select(row => row.Segment));
        Assert.Equal(1, report.Rows[1].Recall.Mean);
        Assert.Equal(0, report.Rows[2].Recall.Mean);
    }

    [Fact]
    public void HeldOut_KnownItemInTest_IsNotRelevant()
    {
        var (known, test) = Logs();
        test.Add("ann", "a");

        Assert.DoesNotContain(0, new HeldOut(test, [known]).Relevant(0));
        Assert.Contains(0, new HeldOut(test, [known], maskKnown: false).Relevant(0));
    }

    private static (InteractionLog Known, InteractionLog Test) Logs()
    {
        var known = new InteractionLog();
        known.Add("ann", "a");
        known.Add("bob", "b");
        known.Add("bob", "c");
        var test = new InteractionLog(known.Users, known.Items);
        test.Add("ann", "b");
        test.Add("bob", "a");
        return (known, test);
    }
}
