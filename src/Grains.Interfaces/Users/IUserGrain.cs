namespace SocialRec.Grains.Interfaces.Users;

/// <summary>A user as callers outside the log see it; key <c>tenant/user</c>. Relations change by events, never here.</summary>
[Alias("IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>The user, or null if nothing is known: no profile and no event.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<UserDetails?> GetAsync();

    /// <summary>The shopper's picture for the recommendation stages.</summary>
    /// <param name="minPosition">A position of the user's partition that must have been applied; 0 for any.</param>
    [Alias("GetContext"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<ShopperContext> GetContextAsync(long minPosition);

    /// <summary>Writes the profile, whole.</summary>
    [Alias("PutProfile")]
    Task PutProfileAsync(UserProfile profile);

    /// <summary>Writes the profile, whole, if it still stands at a version: what a read-change-write such as PATCH needs.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="version">The <see cref="UserDetails.ProfileVersion"/> that was read; 0 for no profile.</param>
    /// <returns>False if the profile had changed meanwhile.</returns>
    [Alias("PutProfileIfVersion")]
    Task<bool> PutProfileIfVersionAsync(UserProfile profile, long version);

    /// <summary>Removes the profile; events and relations stay.</summary>
    /// <returns>False if there was none.</returns>
    [Alias("DeleteProfile")]
    Task<bool> DeleteProfileAsync();
}
