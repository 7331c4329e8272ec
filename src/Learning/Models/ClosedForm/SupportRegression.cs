using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.ClosedForm;

/// <summary>Regresses one item at a time on the few items that explain most of it. One per thread.</summary>
/// <param name="gram">Items × items: products of columns without the diagonal, each row cut to its strongest.</param>
/// <param name="variances">Squared norm of each item's column and its penalty.</param>
/// <param name="supportCount">How many items at most.</param>
internal sealed class SupportRegression(CsrMatrix gram, float[] variances, int supportCount)
{
    private readonly int[] places = NewPlaces(gram.RowCount);
    private readonly float[] system = new float[supportCount * supportCount];
    private readonly ConjugateGradient solver = new(supportCount);
    private readonly TopK top = new();

    /// <summary>The weights of an item's support, items ascending; none for an item that nobody shares with another.</summary>
    public (int[] Items, float[] Weights) Solve(int item)
    {
        var items = Support(item);
        var size = items.Length;
        var products = new float[size];
        var matrix = system.AsSpan(0, size * size);
        matrix.Clear();
        for (var p = 0; p < size; p++) places[items[p]] = p;
        for (var e = gram.RowStart[item]; e < gram.RowStart[item + 1]; e++)
        {
            if (places[gram.Columns[e]] is >= 0 and var p) products[p] = gram.Values[e];
        }

        for (var p = 0; p < size; p++) Fill(matrix, items[p], p, size);
        foreach (var each in items) places[each] = -1;
        solver.Solve(matrix, products);
        return (items, products);
    }

    private int[] Support(int item)
    {
        var columns = gram.RowColumns(item);
        var values = gram.RowValues(item);
        top.Reset(Math.Min(supportCount, columns.Length));
        for (var e = 0; e < columns.Length; e++) top.Offer(columns[e], values[e] * values[e] / variances[columns[e]]);
        var items = top.Drain().Indexes;
        Array.Sort(items);
        return items;
    }

    // A product may have been cut from one of its two rows: it counts if either holds it.
    private void Fill(Span<float> matrix, int item, int place, int size)
    {
        matrix[place * size + place] = variances[item];
        for (var e = gram.RowStart[item]; e < gram.RowStart[item + 1]; e++)
        {
            if (places[gram.Columns[e]] is >= 0 and var other) matrix[place * size + other] = matrix[other * size + place] = gram.Values[e];
        }
    }

    private static int[] NewPlaces(int count)
    {
        var places = new int[count];
        Array.Fill(places, -1);
        return places;
    }
}
