using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Social;

/// <summary>How far two users agree: the share of items that both dealt with, as a cosine of what they did.</summary>
/// <param name="own">Users × items: what each user did.</param>
internal sealed class Agreement(CsrMatrix own)
{
    private readonly float[] counts = [.. Enumerable.Range(0, own.RowCount).Select(user => (float)own.RowLength(user))];

    /// <summary>0 (nothing in common) to 1 (the same items).</summary>
    public float Of(int user, int other)
    {
        if (counts[user] == 0 || counts[other] == 0) return 0;
        var mine = own.RowColumns(user);
        var theirs = own.RowColumns(other);
        var common = 0;
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            if (mine[i] == theirs[j]) common++;
            var (left, right) = (mine[i], theirs[j]);
            if (left <= right) i++;
            if (right <= left) j++;
        }

        return common / MathF.Sqrt(counts[user] * counts[other]);
    }
}
