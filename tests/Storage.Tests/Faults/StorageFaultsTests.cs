using SocialRec.Storage.Faults;
using SocialRec.Storage.Records;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Faults;

public sealed class StorageFaultsTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task FailBeforeWrite_ChangesNothing()
    {
        await using var store = TestStore.Open(_directory.Path);
        var sut = CreateSut(new(1) { FailBeforeWrite = 1 }).Around(store);

        Assert.True((await Assert.ThrowsAsync<InjectedStorageFaultException>(() => sut.WriteAsync(Key(1), new byte[1], etag: 0))).IsRetryable);

        Assert.False((await store.ReadAsync(Key(1))).Exists);
    }

    [Fact]
    public async Task FailAfterWrite_HasCommitted()
    {
        await using var store = TestStore.Open(_directory.Path);
        var sut = CreateSut(new(1) { FailAfterWrite = 1 }).Around(store);

        await Assert.ThrowsAsync<InjectedStorageFaultException>(() => sut.WriteAsync(Key(1), new byte[1], etag: 0));

        Assert.True((await store.ReadAsync(Key(1))).Exists);
    }

    [Fact]
    public async Task Delayed_WaitsForTheClock()
    {
        await using var store = TestStore.Open(_directory.Path);
        var sut = CreateSut(new(1) { Delayed = 1, Delay = TimeSpan.FromMilliseconds(500) }).Around(store);

        var write = sut.WriteAsync(Key(1), new byte[1], etag: 0);
        await _time.WhenArmedAsync(1);
        _time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(write.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(WriteResult.Written(1), await write);
    }

    [Fact]
    public async Task Outage_FailsEverythingUntilItEnds()
    {
        await using var store = TestStore.Open(_directory.Path);
        var faults = CreateSut(new(1));
        var sut = faults.Around(store);

        using (faults.BeginOutage())
        {
            await Assert.ThrowsAsync<InjectedStorageFaultException>(() => sut.ReadAsync(Key(1)));
            await Assert.ThrowsAsync<InjectedStorageFaultException>(() => sut.WriteAsync(Key(1), new byte[1], etag: 0));
            await Assert.ThrowsAsync<InjectedStorageFaultException>(() => sut.ClearAsync(Key(1), etag: 0));
        }

        Assert.Equal(WriteResult.Written(1), await sut.WriteAsync(Key(1), new byte[1], etag: 0));
        Assert.Equal(3, faults.Failures);
    }

    [Fact]
    public async Task Seed_DecidesWhichRequestsFail_WhateverTheirOrder()
    {
        await using var store = TestStore.Open(_directory.Path);
        var plan = new StorageFaultPlan(7) { FailRead = 0.3 };
        var upwards = await FailingReadsAsync(store, plan, Enumerable.Range(0, 200));
        var downwards = await FailingReadsAsync(store, plan, Enumerable.Range(0, 200).Reverse());
        var otherSeed = await FailingReadsAsync(store, plan with { Seed = 8 }, Enumerable.Range(0, 200));

        Assert.Equal(upwards.Order(), downwards.Order());
        Assert.NotEqual(upwards.Order(), otherSeed.Order());
        Assert.InRange(upwards.Count, 35, 85);
    }

    private static RecordKey Key(int number) => new($"user/{number}", "user");

    private StorageFaults CreateSut(StorageFaultPlan plan) => new(plan, _time);

    private async Task<List<int>> FailingReadsAsync(IRecordStore store, StorageFaultPlan plan, IEnumerable<int> numbers)
    {
        var sut = CreateSut(plan).Around(store);
        var failing = new List<int>();
        foreach (var number in numbers)
            if (await Record.ExceptionAsync(() => sut.ReadAsync(Key(number))) is InjectedStorageFaultException)
                failing.Add(number);
        return failing;
    }
}
