using SocialRec.Grains.State;

namespace SocialRec.Grains.Tests.State;

public sealed class SlotsTests
{
    [Fact]
    public async Task EnterAsync_WhenFull_WaitsInLine()
    {
        Slots sut = new(2);
        Assert.True(sut.EnterAsync().IsCompleted);
        Assert.True(sut.EnterAsync().IsCompleted);
        Task third = sut.EnterAsync(), fourth = sut.EnterAsync();
        Assert.False(third.IsCompleted);
        sut.Leave();
        await third;
        Assert.False(fourth.IsCompleted);
        sut.Leave();
        await fourth;
        sut.Leave();
        sut.Leave();
        Assert.True(sut.EnterAsync().IsCompleted);
    }
}
