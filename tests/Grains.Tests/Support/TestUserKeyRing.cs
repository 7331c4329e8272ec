using SocialRec.Grains.Interfaces.Keys;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Keys in memory, for tests of what is sealed with them.</summary>
internal sealed class TestUserKeyRing : IUserKeyRing
{
    private readonly HashSet<string> _destroyed = [];

    public ValueTask<IUserKey?> GetOrCreateAsync(string user, int epoch) => FindAsync(user, epoch);

    public ValueTask<IUserKey?> FindAsync(string user, int epoch) => new(_destroyed.Contains(user) ? null : new TestUserKey(user));

    public Task DestroyAsync(string user, int epoch)
    {
        _destroyed.Add(user);
        return Task.CompletedTask;
    }
}
