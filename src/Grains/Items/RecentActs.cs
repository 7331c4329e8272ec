using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Items;

/// <summary>An item's latest acts, bounded in number and in length of text. A ring of values, so that a busy item makes no garbage that has grown old.</summary>
internal sealed class RecentActs
{
    /// <summary>The most acts kept.</summary>
    public const int Capacity = 64;

    /// <summary>The most characters of each act's text kept: enough for a line of evidence; the log holds the rest.</summary>
    public const int MaxText = 280;

    private const int FirstSize = 4;

    private Entry[] _acts = [];
    private int _oldest;
    private int _count;

    /// <summary>Adds an act, which becomes the newest.</summary>
    public void Add(ItemAct act)
    {
        Entry entry = new(act.Position, act.TimeMs, HashedIds.Of(act.User).Id, Shorten(act.Text), act.Value, act.Type);
        if (_count == Capacity)
        {
            _acts[_oldest] = entry;
            _oldest = (_oldest + 1) % Capacity;
            return;
        }

        if (_count == _acts.Length)
            Array.Resize(ref _acts, Math.Max(FirstSize, 2 * _count));
        _acts[_count++] = entry;
    }

    /// <summary>The acts, oldest first.</summary>
    public ItemAct[] ToArray()
    {
        var acts = new ItemAct[_count];
        for (int i = 0; i < acts.Length; i++)
        {
            Entry entry = _acts[(_oldest + i) % _count];
            acts[i] = new ItemAct(entry.Position, entry.Type, entry.User, entry.Value, entry.TimeMs, entry.Text, []);
        }

        return acts;
    }

    private static string? Shorten(string? text)
    {
        if (text is null || text.Length <= MaxText)
            return text;
        int end = char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText;
        return text[..end];
    }

    private readonly record struct Entry(long Position, long? TimeMs, string User, string? Text, float Value, EventType Type);
}
