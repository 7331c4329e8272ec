namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>Who has joined a circle, in pages of at most 1,000; key <c>tenant/circle</c>.</summary>
[Alias("ICircleMembersGrain")]
public interface ICircleMembersGrain : IGrainWithStringKey
{
    /// <summary>How many people have joined.</summary>
    [Alias("Count"), AlwaysInterleave]
    Task<long> CountAsync();

    /// <summary>A page of members, in the order of their hashes.</summary>
    /// <param name="cursor">Where an earlier page ended (<see cref="MembersPage.Next"/>); null for the first.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    [Alias("Read"), AlwaysInterleave]
    Task<MembersPage> ReadAsync(string? cursor, int limit);
}
