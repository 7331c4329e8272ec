using FsCheck;
using FsCheck.Fluent;

namespace SocialRec.Recommendation.Tests;

public sealed class RowSlotsTests
{
    private const int Rows = 1_000;

    [Fact]
    public void Add_AnyRowsOfAnyRequests_NumbersEachOnceInTheOrderInWhichTheyCome()
    {
        // One for all: what earlier requests left behind must not show.
        RowSlots slots = new();
        Prop.ForAll<PositiveInt[]>(given =>
        {
            int[] rows = [.. given.SelectMany(one => (int[])[one.Get * 7 % Rows, one.Get % Rows, one.Get * 31 % Rows])];
            slots.Clear(Rows);
            int[] places = Array.ConvertAll(rows, slots.Add);
            int[] distinct = [.. rows.Distinct()];
            return slots.Rows.SequenceEqual(distinct)
                && places.SequenceEqual(rows.Select(row => Array.IndexOf(distinct, row)))
                && Enumerable.Range(0, Rows).All(row => slots.Find(row) == Array.IndexOf(distinct, row));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Truncate_SomeRows_ForgetsTheLaterOnes()
    {
        RowSlots slots = new();
        slots.Clear(Rows);
        foreach (int row in (int[])[5, 9, 2])
            slots.Add(row);

        slots.Truncate(1);

        Assert.Equal((0, -1, -1), (slots.Find(5), slots.Find(9), slots.Find(2)));
        Assert.Equal(1, slots.Add(2));
    }
}
