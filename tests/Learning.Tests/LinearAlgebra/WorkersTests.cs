using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Tests.LinearAlgebra;

public class WorkersTests
{
    [Fact]
    public void For_SeveralThreads_VisitsEachIndexOnce()
    {
        var visits = new int[1_000];

        new Workers(4).For(visits.Length, i => Interlocked.Increment(ref visits[i]));

        Assert.All(visits, count => Assert.Equal(1, count));
    }

    [Fact]
    public void For_OneIterationThrows_ThrowsThatToTheCaller()
    {
        var thrown = Assert.Throws<FormatException>(() => new Workers(3).For(100, i =>
        {
            if (i == 50) throw new FormatException("fifty");
        }));

        Assert.Equal("fifty", thrown.Message);
    }
}
