using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Log;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>How many events of each type there were; types that never occurred cost nothing in the record.</summary>
internal sealed class EventCounts
{
    private uint[] _counts = [];

    public bool IsEmpty => _counts.Length == 0;

    public long Of(EventType type) => (int)type < _counts.Length ? _counts[(int)type] : 0;

    public void Add(EventType type)
    {
        if (_counts.Length <= (int)type)
            Array.Resize(ref _counts, Math.Max((int)type + 1, (int)EventType.Like + 1));
        _counts[(int)type]++;
    }

    public Dictionary<EventType, long> ToDictionary() =>
        Enumerable.Range(0, _counts.Length).Where(type => _counts[type] > 0).ToDictionary(type => (EventType)type, type => (long)_counts[type]);

    public void Write(StateWriter writer)
    {
        writer.Count(_counts.Count(count => count > 0));
        for (int type = 0; type < _counts.Length; type++)
        {
            if (_counts[type] == 0)
                continue;
            writer.Byte((byte)type);
            writer.Varint(_counts[type]);
        }
    }

    public static EventCounts Read(ref StateReader reader)
    {
        EventCounts counts = new();
        for (int n = reader.Count(); n > 0; n--)
        {
            byte type = reader.Byte();
            if (counts._counts.Length <= type)
                Array.Resize(ref counts._counts, Math.Max(type + 1, (int)EventType.Like + 1));
            counts._counts[type] = (uint)reader.Varint();
        }

        return counts;
    }
}
