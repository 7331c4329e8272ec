using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Reviews;

/// <summary>
/// What reviews name, and how often, in bounded space. A name is one person's words until a second review has it: till then only its hash is kept.
/// </summary>
internal sealed class EntityTally
{
    /// <summary>The most names kept; when a new one comes, the rarest goes.</summary>
    public const int Capacity = 64;

    private const int MaxName = 40;
    private const int Shown = 10;

    private readonly Dictionary<ulong, Entry> _entries = [];

    /// <summary>Counts what one review names, each name once.</summary>
    public void Add(IEnumerable<TextMention> mentions)
    {
        HashSet<ulong> met = [];
        foreach (TextMention mention in mentions)
        {
            string name = mention.Text.Trim().ToLowerInvariant();
            ulong hash = IdHash.Of($"{mention.Kind} {name}".AsSpan());
            if (name.Length is 0 or > MaxName || !met.Add(hash))
                continue;
            if (_entries.TryGetValue(hash, out Entry known))
                _entries[hash] = new Entry(mention.Kind, name, known.Count + 1);
            else
                Begin(hash, mention.Kind);
        }
    }

    /// <summary>The names that several reviews have, commonest first.</summary>
    public EntityCount[] ToWire() =>
    [
        .. _entries.Values.Where(entry => entry.Name.Length > 0)
            .OrderByDescending(entry => entry.Count).ThenBy(entry => entry.Name, StringComparer.Ordinal).Take(Shown)
            .Select(entry => new EntityCount(entry.Kind, entry.Name, entry.Count)),
    ];

    public void Write(StateWriter writer)
    {
        writer.Count(_entries.Count);
        foreach ((ulong hash, Entry entry) in _entries)
        {
            writer.Fixed64(hash);
            writer.String(entry.Kind);
            writer.String(entry.Name);
            writer.Count(entry.Count);
        }
    }

    public static EntityTally Read(ref StateReader reader)
    {
        EntityTally tally = new();
        for (int n = reader.Count(); n > 0; n--)
        {
            ulong hash = reader.Fixed64();
            tally._entries[hash] = new Entry(reader.String(), reader.String(), (int)reader.Varint());
        }

        return tally;
    }

    private void Begin(ulong hash, string kind)
    {
        if (_entries.Count == Capacity)
            _entries.Remove(_entries.MinBy(entry => (entry.Value.Count, entry.Key)).Key);
        _entries.Add(hash, new Entry(kind, "", 1));
    }

    private readonly record struct Entry(string Kind, string Name, int Count);
}
