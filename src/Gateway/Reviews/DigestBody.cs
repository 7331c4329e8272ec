using System.Text.Json.Serialization;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Texts;
using SocialRec.Grains.Interfaces.Reviews;

namespace SocialRec.Gateway.Reviews;

/// <summary>What the reviews and comments of an item say.</summary>
internal sealed record DigestBody
{
    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>How they sound.</summary>
    public required OpinionBody Opinion { get; init; }

    /// <summary>The same by week, oldest first, at most 26; only weeks with dated reviews.</summary>
    public required WeekBody[] Trend { get; init; }

    /// <summary>What they speak of, commonest first.</summary>
    public required AspectDigestBody[] Aspects { get; init; }

    /// <summary>What several of them name, commonest first, at most 10.</summary>
    public required EntityBody[] Entities { get; init; }

    /// <summary>Shows a digest.</summary>
    public static DigestBody Of(ReviewDigest digest) => new()
    {
        Item = digest.Item,
        Opinion = OpinionBody.Of(digest.Counts),
        Trend = Array.ConvertAll(digest.Weeks, week => new WeekBody { Week = week.StartMs, Opinion = OpinionBody.Of(week.Counts) }),
        Aspects = Array.ConvertAll(digest.Aspects, AspectDigestBody.Of),
        Entities = Array.ConvertAll(digest.Entities, EntityBody.Of),
    };
}

/// <summary>The opinions of one week.</summary>
internal sealed record WeekBody
{
    /// <summary>When it begins: Monday, 0:00 UTC.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public required long Week { get; init; }

    /// <summary>How they sound.</summary>
    public required OpinionBody Opinion { get; init; }
}

/// <summary>What reviews say of one aspect.</summary>
/// <param name="Aspect">The aspect, such as price or battery.</param>
/// <param name="Opinion">How they sound.</param>
/// <param name="Quotes">Clauses that say it, those of the commonest opinion first, at most 3.</param>
internal sealed record AspectDigestBody(string Aspect, OpinionBody Opinion, QuoteBody[] Quotes)
{
    /// <summary>Shows an aspect.</summary>
    public static AspectDigestBody Of(AspectDigest aspect) =>
        new(aspect.Aspect, OpinionBody.Of(aspect.Counts), Array.ConvertAll(aspect.Quotes, quote => new QuoteBody(quote.Text, SentimentBody.Of(quote.Sentiment).Label)));
}

/// <summary>A clause of a review.</summary>
/// <param name="Text">The words, cut to a line.</param>
/// <param name="Sentiment">negative, neutral or positive.</param>
internal sealed record QuoteBody(string Text, string Sentiment);

/// <summary>Something that reviews name.</summary>
/// <param name="Kind">Product, brand, model, material or specification.</param>
/// <param name="Name">What they call it, in lower case.</param>
/// <param name="Count">How many reviews name it.</param>
internal sealed record EntityBody(string Kind, string Name, int Count)
{
    /// <summary>Shows a name.</summary>
    public static EntityBody Of(EntityCount entity) => new(entity.Kind, entity.Name, entity.Count);
}
