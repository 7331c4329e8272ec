using SocialRec.Recommendation.Bundles;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>How much each kind of act says about liking an item, from 0 (nothing) to 1.</summary>
public sealed class ActWeights
{
    private readonly float[] _weights = new float[256];

    private ActWeights(Func<ActType, float> weightOf)
    {
        foreach (ActType act in Enum.GetValues<ActType>())
            _weights[(int)act] = weightOf(act);
    }

    /// <summary>The weights used where a bundle names none.</summary>
    public static ActWeights Default { get; } = new(DefaultOf);

    /// <summary>A bundle's weights: its parameters <c>history.weight.…</c>, and the defaults for what it does not name.</summary>
    public static ActWeights Of(ModelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new ActWeights(act => parameters.Get(ParameterNames.HistoryWeightPrefix + NameOf(act), DefaultOf(act)));
    }

    /// <summary>The weight of an act; 0 for acts that say nothing or the opposite.</summary>
    /// <param name="act">An <see cref="ActType"/>.</param>
    /// <param name="value">The act's value; of a review it is the rating, where 2 of 5 and less says nothing good. NaN if there is none.</param>
    public float Of(byte act, float value = float.NaN)
    {
        float weight = _weights[act];
        return act == (byte)ActType.Review && value is >= 0 and < 5 ? weight * Math.Max(0, (value - 2) / 3) : weight;
    }

    /// <summary>The lower-case name of an act, as events spell it.</summary>
    public static string NameOf(ActType act) => act.ToString().ToLowerInvariant();

    /// <summary>Whether an act takes back or contradicts what the shopper did with the item before.</summary>
    public static bool IsRejection(byte act) => (ActType)act is ActType.Unlike or ActType.Unsave or ActType.Dislike or ActType.Hide;

    /// <summary>Whether an act can be shown as a reason: it says that the shopper likes the item.</summary>
    public static bool IsTelling(byte act) => DefaultOf((ActType)act) > 0;

    private static float DefaultOf(ActType act) => act switch
    {
        ActType.View => 0.25f,
        ActType.Click => 0.3f,
        ActType.Cart => 0.7f,
        ActType.Comment => 0.6f,
        ActType.Save or ActType.Review => 0.8f,
        ActType.Purchase or ActType.Like or ActType.Share => 1,
        _ => 0,
    };
}
