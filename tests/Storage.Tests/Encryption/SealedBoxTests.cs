using SocialRec.Storage.Encryption;

namespace SocialRec.Storage.Tests.Encryption;

public sealed class SealedBoxTests
{
    // Test case 14 of McGrew and Viega's GCM specification: a key, a nonce and a block of zeros.
    [Fact]
    public void Seal_OfThePublishedVector_HasItsBytes()
    {
        var sealedBytes = SealedBox.Seal(new byte[32], new byte[12], new byte[16], context: []);
        Assert.Equal("CEA7403D4D606B6E074EC5D3BAF39D18D0D1C8A799996BF0265B98B5D48AB919", Convert.ToHexString(sealedBytes.AsSpan(12)));
    }

    [Fact]
    public void TryOpen_WhatWasSealed_IsThePlainText() =>
        Assert.Equal("hello"u8.ToArray(), SealedBox.TryOpen(Key(1), SealedBox.Seal(Key(1), "hello"u8, "for you"u8), "for you"u8));

    [Fact]
    public void TryOpen_WithAnotherKeyOrContext_IsNull()
    {
        var sealedBytes = SealedBox.Seal(Key(1), "hello"u8, "for you"u8);
        Assert.Null(SealedBox.TryOpen(Key(2), sealedBytes, "for you"u8));
        Assert.Null(SealedBox.TryOpen(Key(1), sealedBytes, "for me"u8));
    }

    [Fact]
    public void TryOpen_WithAnyByteChangedOrCutOff_IsNull()
    {
        var sealedBytes = SealedBox.Seal(Key(1), "hello"u8, []);
        for (var index = 0; index < sealedBytes.Length; index++)
        {
            var changed = sealedBytes.ToArray();
            changed[index] ^= 1;
            Assert.Null(SealedBox.TryOpen(Key(1), changed, []));
            Assert.Null(SealedBox.TryOpen(Key(1), sealedBytes.AsSpan(0, index), []));
        }
    }

    private static byte[] Key(byte filler) => [.. Enumerable.Repeat(filler, 32)];
}
