namespace SocialRec.Grains.Interfaces.Followers;

/// <summary>Who follows a user, in pages of at most 1,000; key <c>tenant/user</c>.</summary>
[Alias("IFollowersGrain")]
public interface IFollowersGrain : IGrainWithStringKey
{
    /// <summary>How many people follow the user.</summary>
    [Alias("Count"), AlwaysInterleave]
    Task<long> CountAsync();

    /// <summary>A page of followers, in the order of their hashes.</summary>
    /// <param name="cursor">Where an earlier page ended (<see cref="FollowersPage.Next"/>); null for the first.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    [Alias("Read"), AlwaysInterleave]
    Task<FollowersPage> ReadAsync(string? cursor, int limit);
}
