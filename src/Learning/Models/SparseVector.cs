using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models;

/// <summary>A view of a sparse vector: what somebody did, by item.</summary>
/// <param name="indices">Indexes, each once.</param>
/// <param name="values">The value at each index.</param>
public readonly ref struct SparseVector(ReadOnlySpan<int> indices, ReadOnlySpan<float> values)
{
    /// <summary>Indexes, each once.</summary>
    public ReadOnlySpan<int> Indices { get; } = indices;

    /// <summary>The value at each index.</summary>
    public ReadOnlySpan<float> Values { get; } = values;

    /// <summary>Number of stored values.</summary>
    public int Length => Indices.Length;

    /// <summary>One row of a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="row">Row index.</param>
    /// <returns>A view of it.</returns>
    public static SparseVector RowOf(CsrMatrix matrix, int row)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new(matrix.RowColumns(row), matrix.RowValues(row));
    }
}
