using System.Text;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Keys;

/// <summary>
/// The keys of some people, at hand to seal what they said. Stored form: the number of words, and of each the index of its act, whether it is sealed, and its bytes.
/// </summary>
/// <param name="record">The grain whose record the words are for.</param>
/// <param name="keys">The key of each author, null where it was destroyed: the words are then left out. No keys: all is plain.</param>
internal sealed class WordKeys(GrainId record, IReadOnlyDictionary<string, IUserKey?>? keys)
{
    /// <summary>What a word is bound to besides its author's key: the record and the place in it, so that none can be moved.</summary>
    public static byte[] Context(GrainId record, int index) => Encoding.UTF8.GetBytes($"{record} {index}");

    /// <summary>The words of a record's acts, apart from the acts.</summary>
    /// <param name="said">The author of each act, and the words; the keys of all who said something are there.</param>
    /// <returns>Nothing where nobody said anything.</returns>
    public byte[] Seal(IReadOnlyList<(string Author, string? Words)> said)
    {
        int[] kept = [.. Enumerable.Range(0, said.Count).Where(i => said[i].Words is not null && (keys is null || keys[said[i].Author] is not null))];
        if (kept.Length == 0)
            return [];
        StateWriter writer = new();
        writer.Count(kept.Length);
        foreach (int i in kept)
        {
            byte[] words = Encoding.UTF8.GetBytes(said[i].Words!);
            writer.Count(i);
            writer.Bool(keys is not null);
            writer.Bytes(keys is null ? words : keys[said[i].Author]!.Seal(words, Context(record, i)));
        }

        return writer.Written.ToArray();
    }

    /// <summary>The words of one person's acts as they are kept without keys.</summary>
    public static byte[] Plain(string?[] words) => new WordKeys(default, null).Seal(Array.ConvertAll(words, one => (string.Empty, one)));
}
