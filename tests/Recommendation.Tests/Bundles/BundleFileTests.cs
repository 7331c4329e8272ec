using FsCheck;
using FsCheck.Fluent;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Recommendation.Tests.Bundles;

public sealed class BundleFileTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSameBundle() => Prop.ForAll<byte, byte, int>((items, edges, seed) =>
    {
        ModelBundle bundle = RandomBundle(items, edges, seed);

        ModelBundle read = BundleFile.Read(new MemoryStream(Bytes(bundle)));

        return read.Version == bundle.Version
            && read.ItemIds.SequenceEqual(bundle.ItemIds)
            && read.Vectors!.Values.SequenceEqual(bundle.Vectors!.Values)
            && read.Neighbours.Offsets.SequenceEqual(bundle.Neighbours.Offsets)
            && read.Neighbours.Targets.SequenceEqual(bundle.Neighbours.Targets)
            && read.Neighbours.Weights.SequenceEqual(bundle.Neighbours.Weights)
            && read.Parameters.Values.SequenceEqual(bundle.Parameters.Values);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_BundleWithoutVectorsOrNeighbours_HasNone()
    {
        var bundle = new ModelBundle("v1", ["a", "商品"], vectors: null, neighbours: null);

        ModelBundle read = BundleFile.Read(new MemoryStream(Bytes(bundle)));

        Assert.Null(read.Vectors);
        Assert.Null(read.TextVectors);
        Assert.Empty(read.Neighbours.Targets);
        Assert.Equal(["a", "商品"], read.ItemIds);
    }

    [Fact]
    public void Read_CutOffAnywhere_IsRefused()
    {
        byte[] bytes = Bytes(RandomBundle(items: 5, edges: 7, seed: 1));

        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<BundleFormatException>(() => BundleFile.Read(new MemoryStream(bytes, 0, length)));
    }

    [Fact]
    public void Read_AnyByteAltered_IsRefused()
    {
        byte[] bytes = Bytes(RandomBundle(items: 5, edges: 7, seed: 1));

        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x41;
            Assert.Throws<BundleFormatException>(() => BundleFile.Read(new MemoryStream(bytes)));
            bytes[at] ^= 0x41;
        }
    }

    [Fact]
    public void Read_MoreAfterTheEnd_IsRefused()
    {
        byte[] bytes = [.. Bytes(RandomBundle(items: 2, edges: 1, seed: 1)), 0];

        var fault = Assert.Throws<BundleFormatException>(() => BundleFile.Read(new MemoryStream(bytes)));

        Assert.Contains("follows", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherFileHash_IsRefused()
    {
        var stream = new MemoryStream();
        string hash = BundleFile.Write(RandomBundle(items: 2, edges: 1, seed: 1), stream);

        Assert.NotNull(BundleFile.Read(new MemoryStream(stream.ToArray()), hash));
        var fault = Assert.Throws<BundleFormatException>(() => BundleFile.Read(new MemoryStream(stream.ToArray()), new string('0', 64)));
        Assert.Contains(hash, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HugeCount_FailsWithoutClaimingMemory()
    {
        byte[] bytes = Bytes(RandomBundle(items: 2, edges: 1, seed: 1));
        BitConverter.TryWriteBytes(bytes.AsSpan(12), 2_000_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<BundleFormatException>(() => BundleFile.Read(new MemoryStream(bytes)));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Fact]
    public void Constructor_PartsThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new ModelBundle("v", ["a", "b"], new ItemVectors(new float[3], 3), neighbours: null));
        Assert.Throws<ArgumentException>(() => new ModelBundle("v", ["a", "a"], vectors: null, neighbours: null));
        Assert.Throws<ArgumentException>(() => new ItemVectors([1, float.NaN], 2));
        Assert.Throws<ArgumentException>(() => new NeighbourGraph([0, 1], [1], [1]));
        Assert.Throws<ArgumentException>(() => new NeighbourGraph([0, 1], [0], [float.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => new NeighbourGraph([0, 2, 1], [0], [1]));
        Assert.Throws<ArgumentException>(() => new ModelParameters(new Dictionary<string, double> { ["x"] = double.NaN }));
    }

    private static ModelBundle RandomBundle(int items, int edges, int seed)
    {
        var random = new Random(seed);
        edges = items == 0 ? 0 : edges;
        int[] offsets = [0, .. Enumerable.Range(0, items).Select(_ => random.Next(edges + 1)).Order()];
        offsets[^1] = edges;
        return new ModelBundle(
            $"v{seed}",
            [.. Enumerable.Range(0, items).Select(i => $"item-{i}")],
            new ItemVectors([.. Enumerable.Range(0, items * 6).Select(_ => random.NextSingle() - 0.5f)], 6),
            new NeighbourGraph(offsets, [.. Enumerable.Range(0, edges).Select(_ => random.Next(items))], [.. Enumerable.Range(0, edges).Select(_ => random.NextSingle())]),
            new Dictionary<string, double> { ["b"] = 2.5, ["a"] = seed });
    }

    private static byte[] Bytes(ModelBundle bundle)
    {
        var stream = new MemoryStream();
        BundleFile.Write(bundle, stream);
        return stream.ToArray();
    }
}
