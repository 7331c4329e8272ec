using SocialRec.Grains.Interfaces.Catalog;

namespace SocialRec.Grains.Catalog;

/// <summary>
/// A shard's rows and figures in memory, with the version of every change. Holds only what has been written; what is about to be is in
/// <see cref="RowBatch"/>.
/// </summary>
internal sealed class CatalogTable
{
    // Leaves 2^23 activations and 2^40 changes in each.
    private const int EpochShift = 40;

    // Keeps an answer well below what transports take, whatever the descriptions.
    private const int MaxAnswerBytes = 2 * 1024 * 1024;

    private readonly Dictionary<string, CatalogSlot> _slots = [];
    private readonly ChangeOrder<CatalogSlot> _rowChanges = new();
    private readonly ChangeOrder<CatalogSlot> _figureChanges = new();

    /// <summary>The version of the latest change.</summary>
    public long Version { get; private set; }

    /// <summary>The items held.</summary>
    public IEnumerable<CatalogSlot> Slots => _slots.Values;

    /// <summary>Begins to number changes of a new activation.</summary>
    /// <param name="epoch">Above that of any activation before.</param>
    public void BeginEpoch(long epoch) => Version = epoch << EpochShift;

    /// <summary>The next version, for a row that is about to be written.</summary>
    public long NextVersion() => ++Version;

    /// <summary>What is held about an item, or null.</summary>
    public CatalogSlot? Find(string item) => _slots.GetValueOrDefault(item);

    /// <summary>Loads rows that were read from pages; of two copies of a row the later change counts.</summary>
    public void Load(IEnumerable<(int Page, CatalogEntry Entry)> stored)
    {
        foreach (var (page, entry) in stored)
        {
            if (Find(entry.Id) is not { } slot)
                _slots[entry.Id] = new CatalogSlot { Entry = entry, Page = page };
            else if (slot.Entry.Change < entry.Change)
                (slot.Entry, slot.Page) = (entry, page);
        }

        foreach (CatalogSlot slot in _slots.Values.OrderBy(slot => slot.Entry.Change))
            slot.RowChange = _rowChanges.Touch(slot.RowChange, slot, slot.Entry.Change);
    }

    /// <summary>Takes over a row that has been written.</summary>
    public void Publish(CatalogEntry entry, int page)
    {
        if (Find(entry.Id) is { } slot)
            (slot.Entry, slot.Page) = (entry, page);
        else
            _slots[entry.Id] = slot = new CatalogSlot { Entry = entry, Page = page };
        slot.RowChange = _rowChanges.Touch(slot.RowChange, slot, NextVersion());
    }

    /// <summary>Takes over an item's figures unless it has later ones.</summary>
    /// <returns>The item's page, or null if nothing changed or the item is not held.</returns>
    public int? Publish(ItemFigures figures)
    {
        if (Find(figures.Id) is not { } slot || slot.Figures?.AsOfMs > figures.AsOfMs)
            return null;
        slot.Figures = figures;
        slot.FiguresChange = _figureChanges.Touch(slot.FiguresChange, slot, NextVersion());
        return slot.Page;
    }

    /// <summary>What changed after a version.</summary>
    /// <param name="afterVersion">The version that the caller has; 0 for everything.</param>
    /// <param name="most">The most rows and figures together.</param>
    /// <param name="nowMs">When the answer is true, Unix milliseconds.</param>
    public CatalogChanges ChangesAfter(long afterVersion, int most, long nowMs)
    {
        // A caller who knows a later version followed a history that has since been restored from a backup.
        if (afterVersion > Version)
            afterVersion = 0;
        var rows = new List<CatalogRow>();
        var figures = new List<ItemFigures>();
        int bytes = 0;
        long reached = afterVersion;
        using var nextRow = _rowChanges.After(afterVersion).GetEnumerator();
        using var nextFigures = _figureChanges.After(afterVersion).GetEnumerator();
        bool hasRow = nextRow.MoveNext(), hasFigures = nextFigures.MoveNext();
        while ((hasRow || hasFigures) && rows.Count + figures.Count < most && bytes < MaxAnswerBytes)
        {
            if (hasRow && (!hasFigures || nextRow.Current.Version < nextFigures.Current.Version))
            {
                CatalogEntry entry = nextRow.Current.Subject.Entry;
                rows.Add(entry.ToRow());
                bytes += EntrySize.Of(entry.Id, entry.Item);
                reached = nextRow.Current.Version;
                hasRow = nextRow.MoveNext();
            }
            else
            {
                figures.Add(nextFigures.Current.Subject.Figures!);
                reached = nextFigures.Current.Version;
                hasFigures = nextFigures.MoveNext();
            }
        }

        bool atEnd = !hasRow && !hasFigures;
        return new CatalogChanges([.. rows], [.. figures], atEnd ? Version : reached, atEnd, nowMs);
    }
}
