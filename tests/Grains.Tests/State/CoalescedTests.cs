using SocialRec.Grains.State;

namespace SocialRec.Grains.Tests.State;

public sealed class CoalescedTests
{
    [Fact]
    public async Task RunAsync_DuringARun_SharesTheNextOne()
    {
        List<TaskCompletionSource> runs = [];
        Coalesced sut = new(() =>
        {
            runs.Add(new TaskCompletionSource());
            return runs[^1].Task;
        });
        Task first = sut.RunAsync(), second = sut.RunAsync(), third = sut.RunAsync();
        Assert.Same(second, third);
        Assert.Single(runs);

        runs[0].SetResult();
        await first;
        Assert.False(second.IsCompleted);
        Assert.Equal(2, runs.Count);
        runs[1].SetResult();
        await second;
    }

    [Fact]
    public async Task RunAsync_AfterAFailure_FailsItsOwnCallersOnly()
    {
        TaskCompletionSource failing = new();
        Queue<Task> outcomes = new([failing.Task, Task.CompletedTask]);
        Coalesced sut = new(outcomes.Dequeue);
        Task first = sut.RunAsync(), second = sut.RunAsync();
        failing.SetException(new IOException());
        await Assert.ThrowsAsync<IOException>(() => first);
        await second;
    }
}
