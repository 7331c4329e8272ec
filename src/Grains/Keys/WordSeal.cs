using System.Text;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Keys;

/// <summary>
/// Keeps what people said apart from the acts in which they said it, sealed with the key of whoever said it: destroying that key makes the words unreadable in every
/// record that quotes them, and in every copy of one. Without a master key the words are plain.
/// </summary>
internal sealed class WordSeal(UserKeys keys)
{
    /// <summary>Seals the words of a record's acts.</summary>
    /// <param name="record">The grain whose record it is.</param>
    /// <param name="said">The author of each act, and the words.</param>
    /// <returns>What <see cref="OpenAsync"/> takes; without the words of those whose key was destroyed.</returns>
    public async ValueTask<byte[]> SealAsync(GrainId record, IReadOnlyList<(string Author, string? Words)> said) =>
        (await KeysOfAsync(record, said.Where(one => one.Words is not null).Select(one => one.Author))).Seal(said);

    /// <summary>The keys of authors, at hand for a record that cannot wait for them while it is written.</summary>
    public async ValueTask<WordKeys> KeysOfAsync(GrainId record, IEnumerable<string> authors)
    {
        if (!keys.AreThere)
            return new WordKeys(record, null);
        string[] each = [.. authors.Distinct()];
        IUserKey?[] found = each.Length == 0 ? [] : await keys.GetOrCreateAsync(TenantOf(record), each);
        return new WordKeys(record, each.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>The words of each act; null where there were none, or their author's key was destroyed.</summary>
    /// <param name="record">The grain whose record it is.</param>
    /// <param name="words">What <see cref="SealAsync"/> made.</param>
    /// <param name="authors">The author of each act.</param>
    /// <exception cref="InvalidDataException">The words are damaged, or sealed and no master key is configured.</exception>
    public async ValueTask<string?[]> OpenAsync(GrainId record, byte[] words, IReadOnlyList<string> authors)
    {
        var opened = new string?[authors.Count];
        List<(int Index, bool IsSealed, byte[] Bytes)> kept = Read(words, authors.Count);
        string[] needed = [.. kept.Where(one => one.IsSealed).Select(one => authors[one.Index]).Distinct()];
        IUserKey?[] found = needed.Length == 0 ? [] : await keys.FindAsync(TenantOf(record), needed);
        foreach ((int index, bool isSealed, byte[] bytes) in kept)
        {
            if (!isSealed)
                opened[index] = Encoding.UTF8.GetString(bytes);
            else if (found[Array.IndexOf(needed, authors[index])] is { } key)
                opened[index] = Encoding.UTF8.GetString(key.TryOpen(bytes, WordKeys.Context(record, index)) ?? throw StateReader.Corrupt());
        }

        return opened;
    }

    private static string TenantOf(GrainId record) => GrainKey.Tenant(record.Key.ToString()!);

    private static List<(int Index, bool IsSealed, byte[] Bytes)> Read(byte[] words, int acts)
    {
        List<(int, bool, byte[])> kept = [];
        if (words.Length == 0)
            return kept;
        StateReader reader = new(words);
        for (int n = reader.Count(); n > 0; n--)
        {
            ulong index = reader.Varint();
            if (index >= (ulong)acts)
                throw StateReader.Corrupt();
            kept.Add(((int)index, reader.Bool(), reader.Bytes().ToArray()));
        }

        return kept;
    }
}
