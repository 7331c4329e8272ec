using Orleans;
using Orleans.Concurrency;

namespace SocialRec.Benchmarks.Engine;

/// <summary>A grain with one field, to measure the engine by.</summary>
[Alias("benchmarks.IEchoGrain")]
public interface IEchoGrain : IGrainWithIntegerKey
{
    /// <summary>Adds one to the number.</summary>
    [Alias("Echo")]
    Task<int> EchoAsync(int number);

    /// <summary>Asks eight other grains at once and adds up their answers.</summary>
    [Alias("FanOut")]
    Task<int> FanOutAsync(int number);
}

/// <inheritdoc cref="IEchoGrain"/>
[Reentrant]
internal sealed class EchoGrain : Grain, IEchoGrain
{
    private const int Width = 8;

    private int _calls;

    public Task<int> EchoAsync(int number)
    {
        _calls++;
        return Task.FromResult(number + 1);
    }

    public async Task<int> FanOutAsync(int number)
    {
        var first = 1_000_000_000L + (this.GetPrimaryKeyLong() * Width);
        var answers = new Task<int>[Width];
        for (int i = 0; i < Width; i++)
            answers[i] = GrainFactory.GetGrain<IEchoGrain>(first + i).EchoAsync(number);
        return (await Task.WhenAll(answers)).Sum() + _calls;
    }
}
