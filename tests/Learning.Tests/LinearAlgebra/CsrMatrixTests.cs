using FsCheck;
using FsCheck.Fluent;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Tests.LinearAlgebra;

public class CsrMatrixTests
{
    [Fact]
    public void Build_RepeatedCells_AddUpAndSort()
    {
        var builder = new CsrBuilder(2, 4);
        builder.Add(1, 3, 1);
        builder.Add(1, 0, 2);
        builder.Add(1, 3, 4);

        var matrix = builder.Build();

        Assert.Equal([0, 3], matrix.RowColumns(1).ToArray());
        Assert.Equal([2f, 5f], matrix.RowValues(1).ToArray());
        Assert.Equal(0, matrix.RowLength(0));
    }

    [Fact]
    public void Transpose_Twice_GivesTheMatrixBack() => Prop.ForAll(Cells().ToArbitrary(), cells =>
    {
        var matrix = Of(cells);
        var back = matrix.Transpose().Transpose();
        return matrix.RowStart.SequenceEqual(back.RowStart) && matrix.Columns.SequenceEqual(back.Columns) && matrix.Values.SequenceEqual(back.Values);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void GramMatrix_AnyMatrix_EqualsPlainProduct() => Prop.ForAll(Cells().ToArbitrary(), cells =>
    {
        var matrix = Of(cells);
        var gram = GramMatrix.OfColumns(matrix, matrix.Transpose(), new Workers(2));
        var dense = new float[9, 7];
        foreach (var (row, column) in cells) dense[row, column] += 1;
        for (var i = 0; i < 7; i++)
        {
            for (var j = 0; j < 7; j++)
            {
                var sum = Enumerable.Range(0, 9).Sum(row => dense[row, i] * dense[row, j]);
                if (Math.Abs(sum - gram[i, j]) > 1e-4) return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    private static Gen<(int, int)[]> Cells() => Gen.Zip(Gen.Choose(0, 8), Gen.Choose(0, 6)).ArrayOf();

    private static CsrMatrix Of((int Row, int Column)[] cells)
    {
        var builder = new CsrBuilder(9, 7);
        foreach (var (row, column) in cells) builder.Add(row, column, 1);
        return builder.Build();
    }
}
