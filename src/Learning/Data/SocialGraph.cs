using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Data;

/// <summary>Who follows whom, by the user indexes of the interaction log.</summary>
public sealed class SocialGraph
{
    private readonly CsrMatrix follows;

    private SocialGraph(CsrMatrix follows) => this.follows = follows;

    /// <summary>Number of users that the graph spans.</summary>
    public int UserCount => follows.RowCount;

    /// <summary>Number of directed links.</summary>
    public int LinkCount => follows.EntryCount;

    /// <summary>A graph without links.</summary>
    /// <param name="userCount">Number of users.</param>
    /// <returns>The graph.</returns>
    public static SocialGraph Empty(int userCount) => FromLinks(userCount, []);

    /// <summary>Builds the graph; repeated links count once, links to oneself are left out.</summary>
    /// <param name="userCount">Number of users.</param>
    /// <param name="links">User and the one followed.</param>
    /// <returns>The graph.</returns>
    public static SocialGraph FromLinks(int userCount, IEnumerable<(int User, int Friend)> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var builder = new CsrBuilder(userCount, userCount);
        foreach (var (user, friend) in links)
        {
            if (user != friend) builder.Add(user, friend, 1);
        }

        return new SocialGraph(builder.Build());
    }

    /// <summary>Those whom a user follows, ascending by index.</summary>
    /// <param name="user">User index; one beyond the graph follows nobody.</param>
    /// <returns>A view, not a copy.</returns>
    public ReadOnlySpan<int> FriendsOf(int user) => user < follows.RowCount ? follows.RowColumns(user) : [];

    /// <summary>Every directed link.</summary>
    /// <returns>User and the one followed, by user.</returns>
    public IEnumerable<(int User, int Friend)> Links()
    {
        for (var user = 0; user < follows.RowCount; user++)
        {
            for (var e = follows.RowStart[user]; e < follows.RowStart[user + 1]; e++) yield return (user, follows.Columns[e]);
        }
    }

    /// <summary>
    /// The same numbers of links out of and into each user with the users' places shuffled: what a social signal must vanish on if it is one.
    /// </summary>
    /// <param name="seed">Seed of the shuffle.</param>
    /// <returns>A new graph in which each user has another's friends.</returns>
    public SocialGraph Shuffle(int seed)
    {
        var places = Enumerable.Range(0, UserCount).ToArray();
        new Random(seed).Shuffle(places);
        return FromLinks(UserCount, Links().Select(link => (link.User, places[link.Friend])));
    }
}
