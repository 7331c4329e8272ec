using Orleans.Concurrency;

namespace SocialRec.Orleans.Compliance;

[GenerateSerializer, Alias("compliance.OutOfStockException")]
public sealed class OutOfStockException : Exception
{
    public OutOfStockException(string item) : base($"{item} is out of stock") => Item = item;

    [Id(0)]
    public string Item { get; }
}

public interface ICallGrain : IGrainWithStringKey
{
    [ResponseTimeout("00:00:01")]
    Task SlowAsync(string gate);

    Task<int> GetCompletedAsync();

    Task<string> CancellableAsync(string gate, CancellationToken cancellationToken);

    Task<bool> WasCancelledAsync();

    Task FailAsync(string message);

    Task FailAtOnceAsync(string message);

    Task FailWithOwnExceptionAsync(string item);

    Task<string> FailThroughAsync(ICallGrain other, string message);

    [OneWay]
    Task TellAsync(string gate);

    [OneWay]
    Task TellAndFailAsync(string gate);

    ValueTask<int> AddAsync(int first, int second);

    Task<object?> ReadContextAsync(string key, ICallGrain? through);

    Task SetContextAsync(string key, string value);
}

internal sealed class CallGrain : Grain, ICallGrain
{
    private int _completed;
    private bool _cancelled;

    public async Task SlowAsync(string gate)
    {
        await Gate.Of(gate).PassAsync();
        _completed++;
    }

    public Task<int> GetCompletedAsync() => Task.FromResult(_completed);

    public async Task<string> CancellableAsync(string gate, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => Gate.Of(gate + "-cancelled").Enter());
        Gate.Of(gate).Enter();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _cancelled = true;
            throw;
        }

        return "done";
    }

    public Task<bool> WasCancelledAsync() => Task.FromResult(_cancelled);

    public async Task FailAsync(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task FailAtOnceAsync(string message) => throw new InvalidOperationException(message);

    public Task FailWithOwnExceptionAsync(string item) => throw new OutOfStockException(item);

    public async Task<string> FailThroughAsync(ICallGrain other, string message)
    {
        try
        {
            await other.FailAsync(message);
            return "no failure";
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    public Task TellAsync(string gate)
    {
        Gate.Of(gate).Enter();
        return Task.CompletedTask;
    }

    public Task TellAndFailAsync(string gate)
    {
        Gate.Of(gate).Enter();
        throw new InvalidOperationException("nobody hears this");
    }

    public ValueTask<int> AddAsync(int first, int second) => new(first + second);

    public Task<object?> ReadContextAsync(string key, ICallGrain? through) => through is null ? Task.FromResult(RequestContext.Get(key)) : through.ReadContextAsync(key, null);

    public Task SetContextAsync(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }
}
