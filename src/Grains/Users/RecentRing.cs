using System.Numerics;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>A user's latest events, at most <see cref="Capacity"/>, in log order. Its array grows by doubling: most users never fill it.</summary>
internal sealed class RecentRing
{
    public const int Capacity = 256;

    private const int FirstSize = 4;
    private const int DatedFlag = 0x80, DetailFlag = 0x40;

    private RecentEvent[] _events = [];
    private int _start;

    public int Count { get; private set; }

    /// <summary>By age: 0 is the oldest.</summary>
    public ref readonly RecentEvent this[int index] => ref _events[PlaceOf(index)];

    /// <summary>Adds an event whose position is above all others; the oldest goes when the ring is full.</summary>
    public void Add(RecentEvent e)
    {
        if (Count == _events.Length && Count < Capacity)
            Grow();
        if (Count == Capacity)
            _start = (_start + 1) % Capacity;
        else
            Count++;
        _events[PlaceOf(Count - 1)] = e;
    }

    /// <summary>The index of the first event above a position; <see cref="Count"/> if there is none.</summary>
    public int IndexAbove(long position)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (this[middle].Position > position)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>The words of each event, oldest first; null for most.</summary>
    public string?[] Words()
    {
        var words = new string?[Count];
        for (int i = 0; i < Count; i++)
            words[i] = this[i].Detail?.Text;
        return words;
    }

    /// <summary>Gives the events just read their words.</summary>
    public void TakeWords(string?[] words)
    {
        for (int i = 0; i < Count; i++)
        {
            if (words[i] is { } text && this[i].Detail is { } detail)
                _events[PlaceOf(i)] = this[i] with { Detail = detail with { Text = text } };
        }
    }

    /// <summary>Positions and times as differences from the event before; types carry two flags: dated, and with detail.</summary>
    public void Write(StateWriter writer)
    {
        writer.Count(Count);
        long position = 0, time = 0;
        for (int i = 0; i < Count; i++)
        {
            ref readonly RecentEvent e = ref this[i];
            bool dated = e.TimeMs != RecentEvent.Undated;
            writer.Byte((byte)((byte)e.Type | (dated ? DatedFlag : 0) | (e.Detail is null ? 0 : DetailFlag)));
            writer.Varint((ulong)(e.Position - position));
            position = e.Position;
            if (dated)
            {
                writer.Signed(e.TimeMs - time);
                time = e.TimeMs;
            }

            writer.Id(e.Subject);
            e.Detail?.Write(writer);
        }
    }

    public static RecentRing Read(ref StateReader reader)
    {
        int count = reader.Count();
        RecentRing ring = new() { _events = new RecentEvent[Math.Min((int)BitOperations.RoundUpToPowerOf2((uint)count), Capacity)] };
        long position = 0, time = 0;
        for (int i = 0; i < count; i++)
        {
            byte type = reader.Byte();
            position += (long)reader.Varint();
            if ((type & DatedFlag) != 0)
                time += reader.Signed();
            ring.Add(new RecentEvent(
                position,
                (type & DatedFlag) != 0 ? time : RecentEvent.Undated,
                reader.OptionalId(),
                (type & DetailFlag) != 0 ? EventDetail.Read(ref reader) : null,
                (EventType)(type & ~(DatedFlag | DetailFlag))));
        }

        return ring;
    }

    // The array's length is a power of two: a mask is much cheaper than a division where every event of the log passes.
    private int PlaceOf(int index) => (_start + index) & (_events.Length - 1);

    private void Grow()
    {
        var grown = new RecentEvent[Math.Clamp(2 * _events.Length, FirstSize, Capacity)];
        for (int i = 0; i < Count; i++)
            grown[i] = this[i];
        _events = grown;
        _start = 0;
    }
}
