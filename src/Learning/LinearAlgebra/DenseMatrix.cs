namespace SocialRec.Learning.LinearAlgebra;

/// <summary>A tall dense matrix, row-major in one array: the vectors of many things.</summary>
/// <param name="rowCount">Number of rows.</param>
/// <param name="columnCount">Values per row.</param>
public sealed class DenseMatrix(int rowCount, int columnCount)
{
    /// <summary>Number of rows.</summary>
    public int RowCount { get; } = rowCount;

    /// <summary>Values per row.</summary>
    public int ColumnCount { get; } = columnCount;

    /// <summary>All values, row after row.</summary>
    public float[] Values { get; } = new float[checked(rowCount * columnCount)];

    /// <summary>One row.</summary>
    /// <param name="index">Row index.</param>
    /// <returns>A view that can be written.</returns>
    public Span<float> Row(int index) => Values.AsSpan(index * ColumnCount, ColumnCount);
}
