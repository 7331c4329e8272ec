using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Tests.Catalog;

public class RowWriterTests
{
    private readonly HeldStorage _storage = new();
    private readonly CatalogTable _table = new();

    [Fact]
    public async Task Write_OthersCameMeanwhile_ReturnsWithItsOwnWrite()
    {
        RowWriter sut = CreateSut();

        Task<long> first = sut.WriteAsync(batch => batch.Put(Item("a")));
        Task<long> second = sut.WriteAsync(batch => batch.Put(Item("b")));
        _storage.Release(null);

        Assert.Equal(1, await first);
        Assert.False(second.IsCompleted);
        _storage.Release(null);
        Assert.Equal(1, await second);
    }

    [Fact]
    public async Task Write_NotWrittenYet_IsSeenByNobody()
    {
        RowWriter sut = CreateSut();

        Task<long> write = sut.WriteAsync(batch => batch.Put(Item("a")));

        Assert.Null(_table.Find("a"));
        _storage.Release(null);
        await write;
        Assert.NotNull(_table.Find("a"));
    }

    [Fact]
    public async Task Write_StorageFails_IsUnavailableAndLeavesNothing()
    {
        RowWriter sut = CreateSut();

        Task<long> write = sut.WriteAsync(batch => batch.Put(Item("a")));
        _storage.Release(new IOException("full"));

        await Assert.ThrowsAsync<UnavailableException>(() => write);
        Assert.Null(_table.Find("a"));
    }

    [Fact]
    public async Task Write_AnotherActivationHasWritten_SaysSo()
    {
        RowWriter sut = CreateSut();
        bool superseded = false;
        sut.Superseded += () => superseded = true;

        Task<long> write = sut.WriteAsync(batch => batch.Put(Item("a")));
        _storage.Release(new InconsistentStateException());

        await Assert.ThrowsAsync<UnavailableException>(() => write);
        Assert.True(superseded);
    }

    private RowWriter CreateSut() => new(
        _table, new PageDirectory(65_536), new CatalogStore(_storage, GrainId.Create("shard", "t/0")), _ => Task.CompletedTask, TimeProvider.System);

    private static CatalogItem Item(string id) => new() { Id = id };

    /// <summary>Storage whose writes end, one by one, when a test says how.</summary>
    private sealed class HeldStorage : IGrainStorage
    {
        private readonly Queue<TaskCompletionSource> _held = [];

        public void Release(Exception? error)
        {
            TaskCompletionSource write = _held.Dequeue();
            if (error is null)
                write.SetResult();
            else
                write.SetException(error);
        }

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var write = new TaskCompletionSource();
            _held.Enqueue(write);
            return write.Task;
        }
    }
}
