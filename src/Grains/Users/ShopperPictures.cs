using System.Collections.Concurrent;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Users;

/// <summary>
/// The pictures of the users that are active on this silo, for whoever recommends here: a call to the grain and its answer would cost more than the reading. Each is the
/// user grain's own latest, as a call that interleaves would get it; where there is none, the grain is asked and makes it.
/// </summary>
internal sealed class ShopperPictures
{
    private readonly ConcurrentDictionary<string, ShopperPicture> _pictures = new(StringComparer.Ordinal);

    /// <summary>The latest picture of a user; null where the user is not active here, has changed since it was made, or it is older than a position.</summary>
    /// <param name="key">The key of the user's grain.</param>
    /// <param name="minPosition">The position in the user's partition that it must have applied.</param>
    public ShopperContext? Find(string key, long minPosition) =>
        _pictures.TryGetValue(key, out ShopperPicture? picture) && picture.Shown is { } context && context.Position >= minPosition ? context : null;

    /// <summary>From now on what the activation shows is found.</summary>
    public void Open(string key, ShopperPicture picture) => _pictures[key] = picture;

    /// <summary>Nothing of the activation is found any more; another's is left.</summary>
    public void Close(string key, ShopperPicture picture) => _pictures.TryRemove(KeyValuePair.Create(key, picture));
}
