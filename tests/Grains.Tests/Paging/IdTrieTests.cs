using Orleans.Runtime;
using SocialRec.Grains.Paging;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Paging;

public sealed class IdTrieTests
{
    private static readonly GrainId Grain = GrainId.Create("followers", "shop/ann");

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(40_000)]
    public async Task Set_ManyIds_AreAllThereInPagesOfAThousand(int count)
    {
        TestStorage storage = new();
        IdPage root = new();
        foreach (int[] some in Enumerable.Range(0, count).Chunk(5000))
            await ApplyAsync(storage, root, some.Select(i => ($"user-{i}", true)));
        Assert.Equal(count, root.Total);
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"user-{i}").Order(), (await ReadAllAsync(storage, root, 777)).Order());
        Assert.True(root.IsLeaf == count <= IdPage.Capacity);
        Assert.All(storage.Records.Values, record => Assert.True(record.Bytes.ToMemory().Length < 64 * 1024));
    }

    [Fact]
    public async Task Set_AnyChanges_LeaveJustTheIds()
    {
        Random random = new(8);
        TestStorage storage = new();
        IdPage root = new();
        HashSet<string> model = [];
        for (int round = 0; round < 60; round++)
        {
            var changes = Enumerable.Range(0, 100).Select(_ => ($"user-{random.Next(3000)}", random.Next(3) > 0)).ToArray();
            foreach ((string user, bool follows) in changes)
                _ = follows ? model.Add(user) : model.Remove(user);
            await ApplyAsync(storage, root, changes);
        }

        Assert.Equal(model.Count, root.Total);
        Assert.Equal(model.Order(), (await ReadAllAsync(storage, root, 1000)).Order());
    }

    [Fact]
    public async Task Write_CutShortAnywhere_IsMadeGoodByDoingItAgain()
    {
        for (int failAt = 1; failAt <= 18; failAt++)
        {
            TestStorage storage = new();
            IdPage root = new();
            await ApplyAsync(storage, root, Enumerable.Range(0, 1000).Select(i => ($"user-{i}", true)));
            byte[] rootRecord = Write(root);

            // The thousand-and-first splits the page; the split breaks off, and the root's record is as it was.
            int writes = 0, limit = failAt;
            storage.OnWrite = (_, _) => Interlocked.Increment(ref writes) == limit ? StorageFault.CommitsAndFails : writes > limit ? StorageFault.Fails : StorageFault.None;
            await Record.ExceptionAsync(() => ApplyAsync(storage, root, [("late", true)]));
            storage.OnWrite = (_, _) => StorageFault.None;
            IdPage again = Read(rootRecord);
            await ApplyAsync(storage, again, [("late", true)]);
            Assert.Equal(1001, again.Total);
            Assert.Equal(1001, (await ReadAllAsync(storage, again, 1000)).Distinct().Count());
        }
    }

    private static async Task ApplyAsync(TestStorage storage, IdPage root, IEnumerable<(string User, bool Follows)> changes)
    {
        IdTrie trie = Open(storage, root);
        foreach ((string user, bool follows) in changes)
            await trie.SetAsync(HashedIds.Of(user), follows);
        await trie.WriteAsync();
    }

    private static async Task<List<string>> ReadAllAsync(TestStorage storage, IdPage root, int limit)
    {
        List<string> all = [];
        List<HashedId> page;
        for (ulong from = 0; ; from = page[^1].Hash + 1)
        {
            page = await Open(storage, root).ReadAsync(from, limit);
            all.AddRange(page.Select(id => id.Id));
            if (page.Count < limit)
                return all;
        }
    }

    private static IdTrie Open(TestStorage storage, IdPage root)
    {
        TestStorageConnection connection = new(storage, new CompactStateSerializer(null!));
        return new IdTrie(root, page => new LazyRecord<IdPage>(connection, $"followers-{page}", Grain));
    }

    private static byte[] Write(IdPage page)
    {
        StateWriter writer = new();
        page.Write(writer);
        return writer.Written.ToArray();
    }

    private static IdPage Read(byte[] bytes)
    {
        StateReader reader = new(bytes);
        return IdPage.Read(ref reader, 1);
    }
}
