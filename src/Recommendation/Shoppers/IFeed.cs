namespace SocialRec.Recommendation.Shoppers;

/// <summary>Friends' acts, newest first, however the caller stores them.</summary>
public interface IFeed
{
    /// <summary>How many entries there are.</summary>
    int Count { get; }

    /// <summary>One entry, counted from the newest.</summary>
    FeedEntry this[int index] { get; }

    /// <summary>Copies what every request reads of the newest entries; a caller that keeps them as columns saves a visit to each entry.</summary>
    /// <param name="acts"><see cref="ActType"/> of each, as many as are wanted.</param>
    /// <param name="timesMs">Unix milliseconds; 0 for undated history.</param>
    /// <param name="direct">Whether it was addressed to the shopper in person.</param>
    /// <param name="actors">A number for each person, from 0 in the order in which they come.</param>
    void Read(Span<byte> acts, Span<long> timesMs, Span<bool> direct, Span<ushort> actors)
    {
        Dictionary<string, ushort> numbers = new(StringComparer.Ordinal);
        for (int i = 0; i < acts.Length; i++)
        {
            FeedEntry entry = this[i];
            (acts[i], timesMs[i], direct[i]) = ((byte)entry.Act, entry.TimeMs, entry.Direct);
            if (!numbers.TryGetValue(entry.Actor, out actors[i]))
                numbers.Add(entry.Actor, actors[i] = (ushort)numbers.Count);
        }
    }
}
