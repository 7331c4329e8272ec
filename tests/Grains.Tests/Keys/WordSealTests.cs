using Orleans.Runtime;
using SocialRec.Grains.Keys;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Keys;

public sealed class WordSealTests
{
    private static readonly GrainId Record = GrainId.Create("circle", GrainKey.Of(GrainsCluster.Tenant, "club"));
    private static readonly (string, string?)[] Said = [("ann", "summer!"), ("ben", null), ("安", "看这个"), ("ann", "")];
    private static readonly string[] Authors = [.. Said.Select(one => one.Item1)];

    private readonly TestUserKeyRing _ring = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_WhatWasSealed_IsWhatWasSaid(bool withKeys)
    {
        WordSeal sut = CreateSut(withKeys);
        byte[] words = await sut.SealAsync(Record, Said);
        Assert.Equal(Said.Select(one => one.Item2), (await sut.OpenAsync(Record, words, Authors)).AsEnumerable());
        Assert.Equal(withKeys, words.AsSpan().IndexOf("summer!"u8) < 0);
    }

    [Fact]
    public async Task Seal_NobodySaidAnything_IsNothing()
    {
        Assert.Empty(await CreateSut().SealAsync(Record, [("ann", null), ("ben", null)]));
        Assert.Equal([null, null], (await CreateSut().OpenAsync(Record, [], ["ann", "ben"])).AsEnumerable());
    }

    [Fact]
    public async Task Open_KeyDestroyedAfterSealing_OnlyThoseWordsAreGone()
    {
        byte[] words = await CreateSut().SealAsync(Record, Said);
        await _ring.DestroyAsync("shop/ann", 0);
        Assert.Equal([null, null, "看这个", null], (await CreateSut().OpenAsync(Record, words, Authors)).AsEnumerable());
    }

    [Fact]
    public async Task Seal_KeyDestroyedBefore_LeavesTheWordsOut()
    {
        await _ring.DestroyAsync("shop/ann", 0);
        byte[] words = await CreateSut().SealAsync(Record, Said);
        Assert.Equal([null, null, "看这个", null], (await CreateSut().OpenAsync(Record, words, Authors)).AsEnumerable());
    }

    [Fact]
    public async Task Open_WordsOfAnotherRecordOrPlace_AreRefused()
    {
        byte[] words = await CreateSut().SealAsync(Record, [("ann", "a"), ("ann", null)]);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await CreateSut().OpenAsync(GrainId.Create("circle", "shop/other"), words, ["ann", "ann"]));
        words[1] = 1;
        await Assert.ThrowsAsync<InvalidDataException>(async () => await CreateSut().OpenAsync(Record, words, ["ann", "ann"]));
    }

    [Fact]
    public async Task Open_SealedWordsWithoutAMasterKey_SaysWhatToConfigure()
    {
        byte[] words = await CreateSut().SealAsync(Record, Said);
        InvalidDataException refused = await Assert.ThrowsAsync<InvalidDataException>(async () => await CreateSut(withKeys: false).OpenAsync(Record, words, Authors));
        Assert.Contains("Encryption:MasterKey", refused.Message);
    }

    private WordSeal CreateSut(bool withKeys = true) => new(new UserKeys(withKeys ? _ring : null));
}
