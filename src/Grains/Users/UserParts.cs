using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Users;

/// <summary>The parts of a user that a <see cref="ShopperContext"/> shows: which of them have changed since the last one.</summary>
[Flags]
internal enum UserParts
{
    None = 0,
    Recent = 1,
    Seen = 2,
    Settled = 4,
    People = 8,
    Circles = 16,
    Feed = 32,
    All = Recent | Seen | Settled | People | Circles | Feed,
}
