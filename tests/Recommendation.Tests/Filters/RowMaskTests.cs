using FsCheck;
using FsCheck.Fluent;
using SocialRec.Recommendation.Filters;

namespace SocialRec.Recommendation.Tests.Filters;

public sealed class RowMaskTests
{
    [Fact]
    public void Operations_InAnyMix_EqualThoseOnASet() => Prop.ForAll<byte, int[], int[]>((rows, removed, kept) =>
    {
        var mask = new RowMask();
        mask.Fill(rows);
        HashSet<int> model = [.. Enumerable.Range(0, rows)];
        foreach (int row in removed)
        {
            mask.Remove(row);
            model.Remove(row);
        }
        int[] wanted = [.. kept.Select(k => Math.Abs(k % 300))];
        mask.Narrow(wanted, row => row % 3 != 0);
        model.IntersectWith(wanted.Where(row => row % 3 != 0));
        return Rows(mask).SequenceEqual(model.Order()) && Enumerable.Range(-1, 400).All(row => mask.Contains(row) == model.Contains(row));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fill_AfterALargerOne_HoldsNoOldRows()
    {
        var mask = new RowMask();
        mask.Fill(1000);

        mask.Fill(65);

        Assert.Equal(Enumerable.Range(0, 65), Rows(mask));
    }

    private static List<int> Rows(RowMask mask)
    {
        List<int> rows = [];
        for (int row = mask.Next(0); row >= 0; row = mask.Next(row + 1))
            rows.Add(row);
        return rows;
    }
}
