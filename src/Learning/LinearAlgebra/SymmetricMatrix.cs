namespace SocialRec.Learning.LinearAlgebra;

/// <summary>
/// A dense symmetric matrix that keeps only the square tiles of its lower half, so n × n single-precision values take 2n² bytes and a little.
/// </summary>
public sealed class SymmetricMatrix
{
    private const int Side = TileKernel.Side;

    /// <summary>A matrix of zeros; the padding of the last tiles holds the identity, so that it never disturbs an inverse.</summary>
    /// <param name="size">Number of rows and columns, n.</param>
    public SymmetricMatrix(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        Size = size;
        TileRows = (size + Side - 1) / Side;
        Tiles = new float[TileRows][][];
        for (var i = 0; i < TileRows; i++)
        {
            Tiles[i] = new float[i + 1][];
            for (var j = 0; j <= i; j++) Tiles[i][j] = new float[TileKernel.Length];
        }

        for (var row = size; row < TileRows * Side; row++) Tiles[^1][^1][(row % Side) * (Side + 1)] = 1;
    }

    /// <summary>Number of rows and columns, n.</summary>
    public int Size { get; }

    /// <summary>One cell; setting it sets its mirror image too.</summary>
    /// <param name="row">Row index.</param>
    /// <param name="column">Column index.</param>
    public float this[int row, int column]
    {
        get => Cell(Math.Max(row, column), Math.Min(row, column));
        set => Cell(Math.Max(row, column), Math.Min(row, column)) = value;
    }

    internal int TileRows { get; }

    internal float[][][] Tiles { get; }

    /// <summary>Bytes that a matrix of this size keeps.</summary>
    /// <param name="size">Number of rows, n.</param>
    /// <returns>Bytes of its tiles.</returns>
    public static long BytesFor(long size)
    {
        var tileRows = (size + Side - 1) / Side;
        return tileRows * (tileRows + 1) / 2 * TileKernel.Length * sizeof(float);
    }

    /// <summary>Writes the cells left of and on the diagonal of one row.</summary>
    /// <param name="row">Row index.</param>
    /// <param name="values">At least row + 1 values; the rest is ignored.</param>
    public void SetLowerRow(int row, ReadOnlySpan<float> values)
    {
        var tiles = Tiles[row / Side];
        for (var j = 0; j * Side <= row; j++)
        {
            var length = Math.Min(Side, row + 1 - j * Side);
            values.Slice(j * Side, length).CopyTo(tiles[j].AsSpan(row % Side * Side, length));
        }
    }

    /// <summary>Mirrors the lower half into full rows, n arrays of n values, and multiplies by a factor.</summary>
    /// <param name="factor">Multiplies every value.</param>
    /// <param name="workers">Threads to use.</param>
    /// <returns>The rows.</returns>
    public float[][] ToRows(float factor, Workers workers)
    {
        ArgumentNullException.ThrowIfNull(workers);
        var rows = new float[Size][];
        workers.For(TileRows, band =>
        {
            var (first, end) = (band * Side, Math.Min(Size, (band + 1) * Side));
            for (var row = first; row < end; row++) rows[row] = new float[Size];
            for (var j = 0; j < TileRows; j++)
            {
                for (var row = first; row < end; row++) CopyTileRow(row, j, factor, rows[row]);
            }
        });
        return rows;
    }

    private void CopyTileRow(int row, int tileColumn, float factor, float[] destination)
    {
        var (band, inner) = (row / Side, row % Side);
        var first = tileColumn * Side;
        var length = Math.Min(Side, Size - first);
        for (var k = 0; k < length; k++)
        {
            // Above the diagonal the mirrored tile is read down a column, and so is the diagonal tile's own upper half.
            var value = tileColumn < band || (tileColumn == band && k <= inner)
                ? Tiles[band][tileColumn][inner * Side + k]
                : Tiles[tileColumn][band][k * Side + inner];
            destination[first + k] = factor * value;
        }
    }

    private ref float Cell(int row, int column) => ref Tiles[row / Side][column / Side][row % Side * Side + column % Side];
}
