using SocialRec.Grains.Interfaces.Reviews;

namespace SocialRec.Gateway.Reviews;

/// <summary>What a shopper cares about, read from their own reviews and comments.</summary>
internal sealed record PortraitBody
{
    /// <summary>How their reviews sound.</summary>
    public required OpinionBody Opinion { get; init; }

    /// <summary>What they judge, most often first.</summary>
    public required PortraitAspectBody[] Aspects { get; init; }

    /// <summary>What several of their reviews name, most often first, at most 10.</summary>
    public required EntityBody[] Entities { get; init; }

    /// <summary>Shows a portrait.</summary>
    public static PortraitBody Of(Portrait portrait) => new()
    {
        Opinion = OpinionBody.Of(portrait.Counts),
        Aspects = Array.ConvertAll(portrait.Aspects, aspect => new PortraitAspectBody(aspect.Aspect, OpinionBody.Of(aspect.Counts))),
        Entities = Array.ConvertAll(portrait.Entities, EntityBody.Of),
    };
}

/// <summary>An aspect that a shopper judges.</summary>
/// <param name="Aspect">The aspect, such as price or battery.</param>
/// <param name="Opinion">How they found it.</param>
internal sealed record PortraitAspectBody(string Aspect, OpinionBody Opinion);
