using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Gateway.Texts;

/// <summary>What was read in reviews.</summary>
/// <param name="Reviews">One for each text, in the order of the request.</param>
internal sealed record ReviewsBody(ReviewBody[] Reviews);

/// <summary>What was read in one review.</summary>
internal sealed record ReviewBody
{
    /// <summary>How the whole sounds.</summary>
    public required SentimentBody Sentiment { get; init; }

    /// <summary>The chance that other shoppers find it helpful, 0 to 1.</summary>
    public required double Useful { get; init; }

    /// <summary>What it judges, each aspect once.</summary>
    public required AspectBody[] Aspects { get; init; }

    /// <summary>Products, brands, models, materials and specifications in it.</summary>
    public required MentionBody[] Entities { get; init; }

    /// <summary>Shows a reading.</summary>
    public static ReviewBody Of(ReviewReading reading) => new()
    {
        Sentiment = SentimentBody.Of(reading.Sentiment),
        Useful = Chance.Rounded(reading.Useful),
        Aspects = Array.ConvertAll(reading.Aspects, AspectBody.Of),
        Entities = Array.ConvertAll(reading.Entities, MentionBody.Of),
    };
}
