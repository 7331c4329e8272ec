using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SocialRec.Storage.Encryption;

/// <summary>The master keys of the configuration: one that wraps, and those before it, which still unwrap.</summary>
public sealed class MasterKeys
{
    private readonly Dictionary<long, byte[]> _keys = [];

    /// <summary>Takes the keys of valid options.</summary>
    public MasterKeys(IOptions<EncryptionOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var text in options.Value.PreviousMasterKeys)
            Add(text);
        if (options.Value.MasterKey is { } current)
            CurrentId = Add(current);
    }

    private MasterKeys()
    {
    }

    /// <summary>No keys: nothing is encrypted.</summary>
    public static MasterKeys None { get; } = new();

    /// <summary>Whether there is a key to wrap with.</summary>
    public bool Any => CurrentId != 0;

    /// <summary>The id of the key that wraps, a hash of it; 0 for none.</summary>
    internal long CurrentId { get; }

    /// <summary>A master key's id as messages show it.</summary>
    internal static string Name(long id) => id.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)[..8];

    /// <summary>Encrypts a key, bound to what it is for.</summary>
    internal WrappedKey Wrap(ReadOnlySpan<byte> key, string purpose) =>
        Any ? new WrappedKey(CurrentId, SealedBox.Seal(_keys[CurrentId], key, Encoding.UTF8.GetBytes(purpose))) : new WrappedKey(0, key.ToArray());

    /// <summary>Decrypts a key; null if its master key is not configured or the bytes were changed.</summary>
    internal byte[]? TryUnwrap(WrappedKey wrapped, string purpose) =>
        wrapped.MasterKey == 0 ? wrapped.Bytes
        : _keys.TryGetValue(wrapped.MasterKey, out var masterKey) ? SealedBox.TryOpen(masterKey, wrapped.Bytes, Encoding.UTF8.GetBytes(purpose))
        : null;

    private long Add(string text)
    {
        var key = Convert.FromBase64String(text);
        // The id reveals nothing of a random key of 256 bits; it tells an operator which of several a store needs.
        var id = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData([.. "SocialRec master key"u8, .. key])) & long.MaxValue | 1;
        _keys[id] = key;
        return id;
    }
}
