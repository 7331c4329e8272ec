using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Storage.Encryption;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Keys;

/// <summary>
/// Keeps keys of users as records of a grain storage, any of them: the grain <c>userkey/tenant/id</c>, the state <c>epoch-n</c>. They are
/// wrapped by the master key where there is one; a key that a former master key wraps is wrapped anew when it is read.
/// </summary>
internal sealed partial class UserKeyRing(IGrainStorage storage, MasterKeys masterKeys, TimeProvider time, ILogger<UserKeyRing> logger) : IUserKeyRing
{
    private const string GrainType = "userkey";
    private const int CachedKeys = 100_000;

    private static readonly TimeSpan CacheGeneration = TimeSpan.FromMinutes(5);

    private readonly UserKeyCache _cache = new(CachedKeys, CacheGeneration, time);

    /// <inheritdoc/>
    public async ValueTask<IUserKey?> GetOrCreateAsync(string user, int epoch)
    {
        if (_cache.Find(user, epoch) is { } cached)
            return cached;
        var record = await ReadAsync(user, epoch);
        return record.RecordExists ? await OpenAsync(user, epoch, record) : await CreateAsync(user, epoch, record);
    }

    /// <inheritdoc/>
    public async ValueTask<IUserKey?> FindAsync(string user, int epoch)
    {
        if (_cache.Find(user, epoch) is { } cached)
            return cached;
        var record = await ReadAsync(user, epoch);
        return record.RecordExists ? await OpenAsync(user, epoch, record) : null;
    }

    /// <inheritdoc/>
    public async Task DestroyAsync(string user, int epoch)
    {
        while (true)
        {
            var record = await ReadAsync(user, epoch);
            if (record.RecordExists && record.State!.Wrapped is null)
                break;
            record.State = new UserKeyState();
            if (await TryWriteAsync(user, epoch, record))
                break;
        }

        _cache.Remove(user, epoch);
    }

    private async Task<IUserKey?> CreateAsync(string user, int epoch, GrainState<UserKeyState> record)
    {
        var secret = RandomNumberGenerator.GetBytes(EncryptionOptions.KeyBytes);
        record.State = Wrap(secret, user, epoch);
        if (await TryWriteAsync(user, epoch, record))
            return Keep(user, epoch, secret);
        // Somebody else made it, or destroyed it, in between.
        return await FindAsync(user, epoch);
    }

    private async Task<IUserKey?> OpenAsync(string user, int epoch, GrainState<UserKeyState> record)
    {
        if (record.State!.Wrapped is not { } wrapped)
            return null;
        var secret = masterKeys.TryUnwrap(new WrappedKey(record.State.MasterKey, wrapped), Purpose(user, epoch))
            ?? throw new MasterKeyMissingException(user, record.State.MasterKey);
        if (record.State.MasterKey != masterKeys.CurrentId && masterKeys.Any)
            await WrapAnewAsync(user, epoch, record, secret);
        return Keep(user, epoch, secret);
    }

    private async Task WrapAnewAsync(string user, int epoch, GrainState<UserKeyState> record, byte[] secret)
    {
        record.State = Wrap(secret, user, epoch);
        try
        {
            await TryWriteAsync(user, epoch, record);
        }
        catch (Exception exception)
        {
            // The key still serves as it is; the next reading tries again.
            LogNotWrappedAnew(user, exception);
        }
    }

    private UserKey Keep(string user, int epoch, byte[] secret)
    {
        var key = new UserKey(secret);
        _cache.Add(user, epoch, key);
        return key;
    }

    private UserKeyState Wrap(byte[] secret, string user, int epoch)
    {
        var wrapped = masterKeys.Wrap(secret, Purpose(user, epoch));
        return new UserKeyState { MasterKey = wrapped.MasterKey, Wrapped = wrapped.Bytes };
    }

    private async Task<GrainState<UserKeyState>> ReadAsync(string user, int epoch)
    {
        var record = new GrainState<UserKeyState>(new UserKeyState());
        await storage.ReadStateAsync(StateName(epoch), Id(user), record);
        return record;
    }

    private async Task<bool> TryWriteAsync(string user, int epoch, GrainState<UserKeyState> record)
    {
        try
        {
            await storage.WriteStateAsync(StateName(epoch), Id(user), record);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private static GrainId Id(string user) => GrainId.Create(GrainType, user);

    private static string StateName(int epoch) => $"epoch-{epoch}";

    private static string Purpose(string user, int epoch) => $"user key {user} {epoch}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key of user {User} could not be wrapped with the current master key; a former one still wraps it")]
    private partial void LogNotWrappedAnew(string user, Exception exception);
}
