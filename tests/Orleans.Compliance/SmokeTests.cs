namespace SocialRec.Orleans.Compliance;

public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> AddAsync(int n);
    Task<List<string>> EchoAsync(List<string> v);
    Task SaveAsync(string s);
    Task<string?> LoadAsync();
    Task<int> TicksAsync();
    Task FailAsync();
    IAsyncEnumerable<int> CountAsync(int n, CancellationToken ct);
}

[GenerateSerializer, Alias("CounterState")]
public sealed class CounterState { [Id(0)] public string? Text { get; set; } }

internal sealed class CounterGrain([PersistentState("c")] IPersistentState<CounterState> state) : Grain, ICounterGrain
{
    private int _n;
    private int _ticks;
    private readonly TaskCompletionSource _ticked = new();
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(() => { if (++_ticks == 2) _ticked.TrySetResult(); return Task.CompletedTask; }, new() { DueTime = TimeSpan.FromMilliseconds(5), Period = TimeSpan.FromMilliseconds(5), Interleave = true });
        return Task.CompletedTask;
    }
    public Task<int> AddAsync(int n) => Task.FromResult(_n += n);
    public async Task<List<string>> EchoAsync(List<string> v) { await Task.Yield(); v.Add(this.GetPrimaryKeyString()); return v; }
    public async Task SaveAsync(string s) { state.State.Text = s; await state.WriteStateAsync(); DeactivateOnIdle(); }
    public Task<string?> LoadAsync() => Task.FromResult(state.State.Text);
    public async Task<int> TicksAsync() { await _ticked.Task; return _ticks; }
    public Task FailAsync() => throw new InvalidOperationException("no");
    public async IAsyncEnumerable<int> CountAsync(int n, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var i = 0; i < n; i++) { if (i % 10 == 0) await Task.Yield(); yield return i; }
    }
}

public sealed class SmokeTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Smoke()
    {
        var grain = cluster.Grains.GetGrain<ICounterGrain>("a");
        Assert.Equal(3, await grain.AddAsync(3));
        Assert.Equal(5, await grain.AddAsync(2));
        var mine = new List<string> { "x" };
        Assert.Equal(["x", "a"], await grain.EchoAsync(mine));
        Assert.Single(mine);
        await grain.SaveAsync("hello");
        Assert.Equal("hello", await grain.LoadAsync());
        Assert.Equal(2, Math.Min(2, await grain.TicksAsync()));
        var e = await Assert.ThrowsAsync<InvalidOperationException>(grain.FailAsync);
        Assert.Equal("no", e.Message);
        var n = 0;
        await foreach (var i in grain.CountAsync(250, default)) Assert.Equal(n++, i);
        Assert.Equal(250, n);
    }
}
