using SocialRec.Grains.Interfaces.Keys;

namespace SocialRec.Grains.Keys;

/// <summary>The keys of users in the epoch they are in. A silo has them where a master key is configured; without one, what people say is kept plain.</summary>
/// <param name="ring">The keys; null for none.</param>
internal sealed class UserKeys(IUserKeyRing? ring)
{
    // Forgetting, which raises a user's epoch, is later work: until then every key is of the first.
    private const int Epoch = 0;

    /// <summary>Whether there are keys at all.</summary>
    public bool AreThere => ring is not null;

    private IUserKeyRing Ring => ring
        ?? throw new InvalidDataException("A record is sealed with keys of users: configure Encryption:MasterKey, with which they are wrapped.");

    /// <summary>The key of each user, made now if there was none; null where it was destroyed.</summary>
    public Task<IUserKey?[]> GetOrCreateAsync(string tenant, IEnumerable<string> users) =>
        Task.WhenAll(users.Select(user => Ring.GetOrCreateAsync(GrainKey.Of(tenant, user), Epoch).AsTask()));

    /// <summary>The key of each user; null where it was destroyed or never made.</summary>
    /// <exception cref="InvalidDataException">No master key is configured.</exception>
    public Task<IUserKey?[]> FindAsync(string tenant, IEnumerable<string> users) =>
        Task.WhenAll(users.Select(user => Ring.FindAsync(GrainKey.Of(tenant, user), Epoch).AsTask()));
}
