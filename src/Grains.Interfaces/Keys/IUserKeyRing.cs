namespace SocialRec.Grains.Interfaces.Keys;

/// <summary>
/// Keys of users, one for each user and epoch, made on first use and durable before they are handed out. Forgetting a user destroys the
/// key of the epoch that ends; there is then no way back to what it sealed, and no way to make that key again.
/// </summary>
public interface IUserKeyRing
{
    /// <summary>The key of <paramref name="user"/> in <paramref name="epoch"/>, made now if there was none; null once it was destroyed.</summary>
    /// <param name="user">The user as <c>tenant/id</c>.</param>
    /// <param name="epoch">How often the user has been forgotten, from 0.</param>
    ValueTask<IUserKey?> GetOrCreateAsync(string user, int epoch);

    /// <summary>The key of <paramref name="user"/> in <paramref name="epoch"/>; null if it was never made, or was destroyed.</summary>
    /// <param name="user">The user as <c>tenant/id</c>.</param>
    /// <param name="epoch">How often the user has been forgotten, from 0.</param>
    ValueTask<IUserKey?> FindAsync(string user, int epoch);

    /// <summary>
    /// Destroys the key of <paramref name="user"/> in <paramref name="epoch"/>, whether or not it was made yet. Repeating it changes nothing.
    /// Other silos, and a reading that raced with this, may hold the key in memory for
    /// ten minutes at most.
    /// </summary>
    /// <param name="user">The user as <c>tenant/id</c>.</param>
    /// <param name="epoch">How often the user has been forgotten, from 0.</param>
    Task DestroyAsync(string user, int epoch);
}
