namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class StreamTests(ClusterFixture cluster)
{
    private readonly string _key = Gate.NewKey();

    private IStreamGrain Grain => cluster.Grains.GetGrain<IStreamGrain>(_key);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Stream_OfAnyBatchSize_ArrivesWholeAndInOrder(int batchSize)
    {
        var received = new List<int>();
        await foreach (var number in Grain.CountAsync(250).WithBatchSize(batchSize))
            received.Add(number);
        Assert.Equal(Enumerable.Range(0, 250), received);
    }

    [Fact]
    public async Task Stream_NotEnumerated_IsNotOpened()
    {
        _ = Grain.CountAsync(3);
        await Grain.PingAsync();
        Assert.Empty(Diary.Read(_key));
    }

    [Fact]
    public async Task Stream_LeftEarly_IsClosedInTheGrain()
    {
        await foreach (var number in Grain.CountAsync(100_000))
        {
            if (number == 5)
                break;
        }

        Assert.Equal(["opened", "closed"], Diary.Read(_key));
    }

    [Fact]
    public async Task Stream_ThatBreaks_GivesItsElementsThenTheException()
    {
        var received = new List<int>();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var number in Grain.FailAfterAsync(5))
                received.Add(number);
        });
        Assert.Equal("the stream broke", failure.Message);
        Assert.Equal([0, 1, 2, 3, 4], received);
    }

    [Fact]
    public async Task Stream_Cancelled_StopsBothSides()
    {
        var gate = Gate.NewKey();
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Grain.WaitAsync(gate, cancellation.Token))
                await cancellation.CancelAsync();
        });
        await Gate.Of(gate).Entered;
    }

    [Fact]
    public async Task Stream_WhileItWaits_LetsOtherCallsThrough()
    {
        var gate = Gate.NewKey();
        using var cancellation = new CancellationTokenSource();
        await using var enumerator = Grain.WaitAsync(gate, cancellation.Token).GetAsyncEnumerator();
        Assert.True(await enumerator.MoveNextAsync());
        var next = enumerator.MoveNextAsync().AsTask();
        Assert.Equal(1, await Grain.PingAsync());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Stream_OfADeactivatedGrain_IsAborted()
    {
        await using var enumerator = Grain.CountAsync(100).WithBatchSize(1).GetAsyncEnumerator();
        Assert.True(await enumerator.MoveNextAsync());
        await Grain.LeaveAsync();
        await Assert.ThrowsAsync<EnumerationAbortedException>(async () => await enumerator.MoveNextAsync());
    }

    [Fact]
    public async Task Element_ChangedByCaller_StaysAsItWasForGrain()
    {
        var seen = new List<int>();
        await foreach (var basket in Grain.BasketsAsync().WithBatchSize(1))
        {
            seen.Add(basket.Items.Count);
            basket.Items.Add("b");
        }

        Assert.Equal([1, 1], seen);
    }
}
