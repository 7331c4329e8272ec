using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Reviews;

/// <summary>Counting opinions, and the stored form of the counts: three varints.</summary>
internal static class Opinions
{
    /// <summary>The counts with one opinion more.</summary>
    public static OpinionCounts With(this OpinionCounts counts, TextSentiment opinion) => opinion.Sign switch
    {
        < 0 => counts with { Negative = counts.Negative + 1 },
        0 => counts with { Neutral = counts.Neutral + 1 },
        _ => counts with { Positive = counts.Positive + 1 },
    };

    public static void Write(StateWriter writer, OpinionCounts counts)
    {
        writer.Count(counts.Negative);
        writer.Count(counts.Neutral);
        writer.Count(counts.Positive);
    }

    public static OpinionCounts Read(ref StateReader reader) => new((int)reader.Varint(), (int)reader.Varint(), (int)reader.Varint());
}
