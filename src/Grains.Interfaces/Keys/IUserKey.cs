namespace SocialRec.Grains.Interfaces.Keys;

/// <summary>
/// The secret key of one user, for what the log holds of that user. It never leaves the process; once it is destroyed, what it sealed is
/// lost wherever a copy of it lies. Safe to use from several threads.
/// </summary>
public interface IUserKey
{
    /// <summary>Encrypts <paramref name="plain"/> and binds it to <paramref name="context"/>, which must be given again to open it. The result is 28 bytes longer.</summary>
    byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context);

    /// <summary>Decrypts what <see cref="Seal"/> made; null if the key or the context is another, or a bit was changed.</summary>
    byte[]? TryOpen(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context);
}
