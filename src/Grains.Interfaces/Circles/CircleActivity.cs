using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>What a circle acts on now.</summary>
/// <param name="Items">Items by decayed activity, most active first.</param>
/// <param name="Weights">The decayed activity of each at <paramref name="AsOfMs"/>, above zero.</param>
/// <param name="Acts">The members' latest acts, newest first.</param>
/// <param name="AsOfMs">Unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("CircleActivity")]
public sealed record CircleActivity(
    [property: Id(0)] string[] Items,
    [property: Id(1)] float[] Weights,
    [property: Id(2)] FriendAct[] Acts,
    [property: Id(3)] long AsOfMs);
