using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Items;

/// <summary>What one act of each type adds to an item's popularity and trend; what takes an act back takes its weight back.</summary>
internal static class ActWeights
{
    /// <summary>Types number from 1, so a table by type has this many places.</summary>
    public const int Types = (int)EventType.Search + 1;

    private static readonly float[] ByType = Build();

    /// <summary>The weight of an act: above zero for interest, below for its opposite, 0 for what says neither.</summary>
    public static float Of(EventType type) => (int)type < Types ? ByType[(int)type] : 0;

    private static float[] Build()
    {
        var weights = new float[Types];
        weights[(int)EventType.View] = 0.5f;
        weights[(int)EventType.Click] = 0.5f;
        weights[(int)EventType.Cart] = 2;
        weights[(int)EventType.Purchase] = 4;
        weights[(int)EventType.Like] = 2;
        weights[(int)EventType.Unlike] = -2;
        weights[(int)EventType.Dislike] = -2;
        weights[(int)EventType.Save] = 2;
        weights[(int)EventType.Unsave] = -2;
        weights[(int)EventType.Share] = 3;
        weights[(int)EventType.Comment] = 1;
        weights[(int)EventType.Review] = 1;
        weights[(int)EventType.Hide] = -2;
        return weights;
    }
}
