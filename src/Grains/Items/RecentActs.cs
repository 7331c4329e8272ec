using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Items;

/// <summary>An item's latest acts, bounded in number and in length of text.</summary>
internal sealed class RecentActs
{
    /// <summary>The most acts kept.</summary>
    public const int Capacity = 64;

    /// <summary>The most characters of each act's text kept: enough for a line of evidence; the log holds the rest.</summary>
    public const int MaxText = 280;

    private readonly Queue<ItemAct> _acts = new();

    /// <summary>Adds an act, which becomes the newest.</summary>
    public void Add(ItemAct act)
    {
        if (_acts.Count == Capacity)
            _acts.Dequeue();
        _acts.Enqueue(act with { User = HashedIds.Of(act.User).Id, Before = [], Text = Shorten(act.Text) });
    }

    /// <summary>The acts, oldest first.</summary>
    public ItemAct[] ToArray() => [.. _acts];

    private static string? Shorten(string? text)
    {
        if (text is null || text.Length <= MaxText)
            return text;
        int end = char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText;
        return text[..end];
    }
}
