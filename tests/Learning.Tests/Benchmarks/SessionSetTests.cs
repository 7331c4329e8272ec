using SocialRec.Learning.Benchmarks;

namespace SocialRec.Learning.Tests.Benchmarks;

public class SessionSetTests
{
    [Fact]
    public void ForValidation_HeldOutSessions_AreCutOffAfterEachEventAndNotLearnedFrom()
    {
        int[][] sessions = [.. Enumerable.Range(0, 60).Select(session => Enumerable.Range(4 * session, 4).ToArray())];

        var validation = new SessionSet(sessions, [], 240).ForValidation(seed: 1);

        var held = validation.Cases.Select(one => one.Next / 4).ToHashSet();
        Assert.NotEmpty(held);
        Assert.DoesNotContain(validation.Train, session => held.Contains(session[0] / 4));
        Assert.Equal(sessions.Length, held.Count + validation.Train.Count);
        Assert.Equal(3 * held.Count, validation.Cases.Count);
        Assert.All(validation.Cases, one => Assert.Equal(Enumerable.Range(one.Next / 4 * 4, one.Items.Length).Append(one.Next), one.Items.Append(one.Items[^1] + 1)));
    }
}
