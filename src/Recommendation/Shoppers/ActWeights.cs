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

    /// <summary>The weight of an act; 0 for acts that say nothing or the opposite.</summary>
    public float this[byte act] => _weights[act];

    /// <summary>A bundle's weights: its parameters <c>history.weight.…</c>, and the defaults for what it does not name.</summary>
    public static ActWeights Of(ModelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new ActWeights(act => parameters.Get(ParameterNames.HistoryWeightPrefix + NameOf(act), DefaultOf(act)));
    }

    /// <summary>The lower-case name of an act, as events spell it.</summary>
    public static string NameOf(ActType act) => act.ToString().ToLowerInvariant();

    /// <summary>Whether an act takes back or contradicts what the shopper did with the item before.</summary>
    public static bool IsRejection(ActType act) => act is ActType.Unlike or ActType.Unsave or ActType.Dislike or ActType.Hide;

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
