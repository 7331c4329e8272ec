using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Users;

/// <summary>One activation's picture, shown to other threads while it is the latest.</summary>
internal sealed class ShopperPicture
{
    private ShopperContext? _shown;

    /// <summary>The latest; null from a change until it is made anew.</summary>
    public ShopperContext? Shown
    {
        get => Volatile.Read(ref _shown);
        set => Volatile.Write(ref _shown, value);
    }
}
