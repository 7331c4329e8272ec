using SocialRec.Learning.Data;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Learning.Models.Social;

/// <summary>
/// What somebody's friends did, as a profile like one's own. A friend counts by how far the two agreed before, and the same however much they did (trust that
/// is earned: O'Donovan and Smyth, "Trust in Recommender Systems", IUI 2005); all friends together count as a fixed number of one's own acts: next to nothing
/// beside a long history, nearly all there is to go by for a newcomer. Averaging friends with a fixed share instead
/// hurts those who have a history.
/// </summary>
public static class FriendProfiles
{
    /// <inheritdoc cref="FeedTrace.Stranger"/>
    public const float Stranger = FeedTrace.Stranger;

    /// <summary>The mean of each user's friends' profiles, each divided by its own total and weighed by its cosine with the user's own.</summary>
    /// <param name="own">Users × items: what each user did.</param>
    /// <param name="social">Who follows whom.</param>
    /// <param name="workers">Threads to use.</param>
    /// <returns>Users × items; rows add up to 1, or are empty where no friend did anything.</returns>
    public static CsrMatrix Create(CsrMatrix own, SocialGraph social, Workers workers)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(social);
        ArgumentNullException.ThrowIfNull(workers);
        var shares = own.Scale(Degrees.Powers(own.RowSums(), -1), []);
        var agreement = new Agreement(own);
        var rows = new (int[], float[])[own.RowCount];
        workers.For(own.RowCount, () => new SparseAccumulator(own.ColumnCount), (user, sums) =>
        {
            foreach (var friend in social.FriendsOf(user))
            {
                if (friend < own.RowCount) sums.AddRow(shares, friend, Stranger + agreement.Of(user, friend));
            }

            var (items, weights) = sums.Take();
            var total = weights.Sum();
            rows[user] = (items, Array.ConvertAll(weights, weight => weight / total));
        });
        return Rows.Concatenate(rows, own.ColumnCount);
    }

    /// <summary>Adds friends' profiles to one's own.</summary>
    /// <param name="own">Users × items: what each user did.</param>
    /// <param name="friends">What <see cref="Create"/> made.</param>
    /// <param name="mass">As how much own weight all friends together count; 0 leaves them out.</param>
    /// <returns>Users × items.</returns>
    public static CsrMatrix Add(CsrMatrix own, CsrMatrix friends, double mass)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(friends);
        if (mass == 0) return own;
        var rows = new (int[], float[])[own.RowCount];
        var sums = new SparseAccumulator(own.ColumnCount);
        for (var user = 0; user < own.RowCount; user++)
        {
            sums.AddRow(own, user, 1);
            sums.AddRow(friends, user, (float)mass);
            rows[user] = sums.Take();
        }

        return Rows.Concatenate(rows, own.ColumnCount);
    }
}
