using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Neighbours;

/// <summary>Finds the users most like a shopper and adds up what they did.</summary>
internal sealed class UserKnnScorer : IScorer
{
    private readonly CsrMatrix byUser;
    private readonly CsrMatrix byItem;
    private readonly float[] norms;
    private readonly int neighbourCount;

    public UserKnnScorer(CsrMatrix byUser, int neighbourCount)
    {
        this.byUser = byUser;
        this.neighbourCount = neighbourCount;
        byItem = byUser.Transpose();
        norms = new float[byUser.RowCount];
        for (var user = 0; user < norms.Length; user++)
        {
            foreach (var value in byUser.RowValues(user)) norms[user] += value * value;
            norms[user] = MathF.Sqrt(norms[user]);
        }
    }

    public int ItemCount => byUser.ColumnCount;

    public void Score(SparseVector shopper, Span<float> scores)
    {
        scores.Clear();
        var overlap = new Dictionary<int, float>();
        for (var e = 0; e < shopper.Length; e++)
        {
            var users = byItem.RowColumns(shopper.Indices[e]);
            var values = byItem.RowValues(shopper.Indices[e]);
            for (var f = 0; f < users.Length; f++) overlap[users[f]] = overlap.GetValueOrDefault(users[f]) + shopper.Values[e] * values[f];
        }

        var top = new TopK();
        top.Reset(neighbourCount);
        foreach (var (user, common) in overlap) top.Offer(user, common / norms[user]);
        var (nearest, similarities) = top.Drain();
        for (var n = 0; n < nearest.Length; n++)
        {
            var items = byUser.RowColumns(nearest[n]);
            var values = byUser.RowValues(nearest[n]);
            for (var e = 0; e < items.Length; e++) scores[items[e]] += similarities[n] / norms[nearest[n]] * values[e];
        }
    }
}
