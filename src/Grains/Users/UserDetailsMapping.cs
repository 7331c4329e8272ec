using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Users;

/// <summary>A user's state as <c>GET /v1/users/{id}</c> shows it.</summary>
internal static class UserDetailsMapping
{
    public static UserDetails Of(string user, UserState state, FeedState feed, long followers)
    {
        var recent = new RecentAct[state.Recent.Count];
        for (int i = 0; i < recent.Length; i++)
            recent[i] = state.Recent[recent.Length - 1 - i].ToWire();
        return new UserDetails
        {
            Id = user,
            Profile = state.Profile ?? new UserProfile(),
            ProfileVersion = state.ShownProfileVersion,
            Position = state.Applied,
            EventCounts = state.Counts.ToDictionary(),
            Follows = state.Follows.Ids(),
            Blocks = state.Blocks.Ids(),
            Mutes = state.Mutes.Ids(),
            Circles = state.Circles.Ids(),
            Followers = followers,
            Recent = recent,
            Feed = feed.NewestFirst().Acts,
        };
    }
}
