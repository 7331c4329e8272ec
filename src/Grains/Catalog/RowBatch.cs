using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Catalog;

/// <summary>Rows that are about to be written together: commands see what earlier commands of the batch did, readers do not.</summary>
/// <param name="table">What has been written.</param>
/// <param name="pages">Where it stands.</param>
/// <param name="nowMs">Unix milliseconds.</param>
internal sealed class RowBatch(CatalogTable table, PageDirectory pages, long nowMs)
{
    private readonly Dictionary<string, (CatalogEntry Entry, int Page)> _staged = [];

    /// <summary>The rows to write and the page of each.</summary>
    public IReadOnlyCollection<(CatalogEntry Entry, int Page)> Staged => _staged.Values;

    /// <summary>Stages a row, whole.</summary>
    /// <returns>Its version.</returns>
    public long Put(CatalogItem item) => Stage(item.Id, Current(item.Id)?.Version + 1 ?? 1, item);

    /// <summary>Stages a row if it stands at a version.</summary>
    /// <returns>Its new version, or null if it stands elsewhere.</returns>
    public long? PutIfVersion(CatalogItem item, long version) => (Current(item.Id)?.Version ?? 0) == version ? Put(item) : null;

    /// <summary>Stages a tombstone.</summary>
    /// <returns>False if there was no row.</returns>
    public bool Delete(string item)
    {
        if (Current(item) is not { } current || current is { Item: null, Version: > 0 })
            return false;
        Stage(item, current.Version + 1, null);
        return true;
    }

    /// <summary>Stages an item of which only events are known, unless it is known already.</summary>
    public void Announce(string item)
    {
        if (Current(item) is null)
            Stage(item, 0, null);
    }

    /// <summary>What a page will hold. A row that moves away stays until its new page has been written.</summary>
    public CatalogEntry[] Compose(int page)
    {
        var entries = new List<CatalogEntry>(pages[page].Items.Count);
        foreach (string item in pages[page].Items)
        {
            if (!_staged.TryGetValue(item, out var staged) || staged.Page != page)
                entries.Add(table.Find(item)!.Entry);
        }

        entries.AddRange(_staged.Values.Where(staged => staged.Page == page).Select(staged => staged.Entry));
        return [.. entries];
    }

    private CatalogEntry? Current(string item) => _staged.TryGetValue(item, out var staged) ? staged.Entry : table.Find(item)?.Entry;

    private long Stage(string id, long version, CatalogItem? item)
    {
        CatalogEntry? current = Current(id);
        int? place = _staged.TryGetValue(id, out var staged) ? staged.Page : table.Find(id)?.Page;
        int page = pages.Place(place, current is null ? 0 : EntrySize.Of(id, current.Item), EntrySize.Of(id, item));
        _staged[id] = (new CatalogEntry(id, version, table.NextVersion(), item, current?.WrittenMs ?? nowMs), page);
        return version;
    }
}
