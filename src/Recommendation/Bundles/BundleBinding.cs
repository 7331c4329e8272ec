using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Bundles;

/// <summary>
/// Which bundle item is which catalog row, for one bundle and the rows a replica had at one time. Immutable; <see cref="Extend"/> follows the replica's growth
/// by looking at the new rows only.
/// </summary>
public sealed class BundleBinding
{
    private readonly int[] _itemOfRow;

    private BundleBinding(ModelBundle bundle, int[] rowOfItem, int[] itemOfRow, int rows)
    {
        (Bundle, RowOfItem, _itemOfRow, Rows) = (bundle, rowOfItem, itemOfRow, rows);
    }

    /// <summary>The bundle.</summary>
    public ModelBundle Bundle { get; }

    /// <summary>The catalog row of each bundle item, or −1.</summary>
    public int[] RowOfItem { get; }

    /// <summary>How many rows of the catalog have been looked at.</summary>
    public int Rows { get; }

    /// <summary>Relates a bundle to a catalog.</summary>
    public static BundleBinding Create(ModelBundle bundle, CatalogView view)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var rowOfItem = new int[bundle.Count];
        Array.Fill(rowOfItem, -1);
        return new BundleBinding(bundle, rowOfItem, [], 0).Extend(view);
    }

    /// <summary>The binding for a later picture of the same replica; this one if there are no new rows.</summary>
    public BundleBinding Extend(CatalogView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.Count <= Rows)
            return this;
        var rowOfItem = (int[])RowOfItem.Clone();
        var itemOfRow = new int[view.Count];
        _itemOfRow.CopyTo(itemOfRow, 0);
        for (int row = Rows; row < view.Count; row++)
        {
            int item = Bundle.Find(view.HashOf(row));
            itemOfRow[row] = item;
            if (item >= 0)
                rowOfItem[item] = row;
        }
        return new BundleBinding(Bundle, rowOfItem, itemOfRow, view.Count);
    }

    /// <summary>The bundle item of a row, or −1; rows that the binding has not looked at have none.</summary>
    public int ItemOfRow(int row) => (uint)row < (uint)_itemOfRow.Length ? _itemOfRow[row] : -1;
}
