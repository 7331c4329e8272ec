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
    void Read(Span<byte> acts, Span<long> timesMs, Span<bool> direct)
    {
        for (int i = 0; i < acts.Length; i++)
        {
            FeedEntry entry = this[i];
            (acts[i], timesMs[i], direct[i]) = ((byte)entry.Act, entry.TimeMs, entry.Direct);
        }
    }
}
