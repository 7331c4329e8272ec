namespace SocialRec.Recommendation.Kernels;

/// <summary>
/// Products of blocks of rows with many queries. The queries lie side by side in the lanes of vectors, so each number of a row meets all of them at once,
/// six rows share every load of them, and nothing is summed across lanes. Not for several threads at once.
/// </summary>
/// <param name="queries">How many queries there are.</param>
/// <param name="lanes">How many of them are multiplied at once: those of a group.</param>
internal abstract class BatchKernel(int queries, int lanes)
{
    /// <summary>The most rows of a block, a multiple of <see cref="RowsTogether"/>: small enough for rows, queries and products to stay in the first-level cache.</summary>
    public const int BlockRows = 60;

    /// <summary>Rows that share a load of the queries.</summary>
    protected const int RowsTogether = 6;

    /// <summary>How many queries there are.</summary>
    public int Queries => queries;

    /// <summary>Queries of a group; what the last group lacks is filled up with zeros.</summary>
    public int Lanes => lanes;

    /// <summary>How many groups the queries make.</summary>
    public int Groups => (queries + lanes - 1) / lanes;

    /// <summary>Brings a block of rows near.</summary>
    /// <param name="first">Its first row.</param>
    /// <param name="count">1 to <see cref="BlockRows"/>.</param>
    public abstract void Load(int first, int count);

    /// <summary>Multiplies the loaded block with one group of queries.</summary>
    /// <param name="group">Which group.</param>
    /// <param name="products"><see cref="BlockRows"/> × <see cref="Lanes"/>; rows beyond the block hold nothing of meaning.</param>
    public abstract void Multiply(int group, Span<float> products);
}
