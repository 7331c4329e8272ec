using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.ClosedForm;

/// <summary>Regresses one item at a time on the few items that explain most of it. One per thread.</summary>
/// <param name="gram">Items × items: products of columns without the diagonal, each row cut to its strongest.</param>
/// <param name="variances">Squared norm of each item's column and its penalty.</param>
/// <param name="supportCount">How many items at most.</param>
internal sealed class SupportRegression(CsrMatrix gram, float[] variances, int supportCount)
{
    // Items outside the support lead to a column of their own that nobody reads: entries are then copied without asking, which a processor could not foresee.
    private readonly int[] places = NewPlaces(gram.RowCount, supportCount);
    private readonly float[] rows = new float[supportCount * (supportCount + 1)];
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
        for (var p = 0; p < size; p++) places[items[p]] = p;
        var target = rows.AsSpan(0, supportCount + 1);
        CopyRow(item, target);
        target[..size].CopyTo(products);
        for (var p = 0; p < size; p++) CopyRow(items[p], rows.AsSpan(p * (supportCount + 1), supportCount + 1));
        foreach (var each in items) places[each] = supportCount;
        Fill(matrix, items);
        solver.Solve(matrix, products);
        return (items, products);
    }

    private int[] Support(int item)
    {
        var columns = gram.RowColumns(item);
        var values = gram.RowValues(item);
        top.Reset(Math.Min(supportCount, columns.Length));
        for (var e = 0; e < columns.Length; e++) top.Offer(columns[e], values[e] * values[e] / variances[columns[e]]);
        var items = top.Items.ToArray();
        Array.Sort(items);
        return items;
    }

    private void CopyRow(int item, Span<float> target)
    {
        target.Clear();
        var columns = gram.RowColumns(item);
        var values = gram.RowValues(item);
        for (var e = 0; e < columns.Length; e++) target[places[columns[e]]] = values[e];
    }

    // A product may have been cut from one of its two rows: it counts if either holds it.
    private void Fill(Span<float> matrix, int[] items)
    {
        for (var place = 0; place < items.Length; place++)
        {
            var row = rows.AsSpan(place * (supportCount + 1));
            matrix[place * items.Length + place] = variances[items[place]];
            for (var other = 0; other < place; other++)
            {
                var product = row[other] != 0 ? row[other] : rows[other * (supportCount + 1) + place];
                matrix[place * items.Length + other] = matrix[other * items.Length + place] = product;
            }
        }
    }

    private static int[] NewPlaces(int count, int none)
    {
        var places = new int[count];
        Array.Fill(places, none);
        return places;
    }
}
