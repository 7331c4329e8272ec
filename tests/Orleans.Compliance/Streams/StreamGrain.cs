using System.Runtime.CompilerServices;

namespace SocialRec.Orleans.Compliance;

public interface IStreamGrain : IGrainWithStringKey
{
    IAsyncEnumerable<int> CountAsync(int count, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> FailAfterAsync(int count);

    /// <summary>Gives one element, then waits until it is cancelled.</summary>
    IAsyncEnumerable<int> WaitAsync(string gate, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Basket> BasketsAsync();

    Task LeaveAsync();

    Task<int> PingAsync();
}

internal sealed class StreamGrain : Grain, IStreamGrain
{
    private readonly Basket _basket = new() { Items = ["a"] };

    public async IAsyncEnumerable<int> CountAsync(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Diary.Write(this.GetPrimaryKeyString(), "opened");
        try
        {
            for (var i = 0; i < count; i++)
            {
                if (i % 7 == 0)
                    await Task.Yield();
                yield return i;
            }
        }
        finally
        {
            Diary.Write(this.GetPrimaryKeyString(), "closed");
        }
    }

    public async IAsyncEnumerable<int> FailAfterAsync(int count)
    {
        for (var i = 0; i < count; i++)
            yield return i;
        await Task.Yield();
        throw new InvalidOperationException("the stream broke");
    }

    public async IAsyncEnumerable<int> WaitAsync(string gate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return 1;
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Gate.Of(gate).Enter();
        }
    }

    public async IAsyncEnumerable<Basket> BasketsAsync()
    {
        await Task.Yield();
        yield return _basket;
        yield return _basket;
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<int> PingAsync() => Task.FromResult(1);
}
