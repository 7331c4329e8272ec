using Orleans.Storage;

namespace SocialRec.Grains.Catalog;

/// <summary>A shard's pages in storage: the records <c>rows-n</c> and <c>figures-n</c> of the shard's own grain id, written one by one.</summary>
internal sealed class CatalogStore(IGrainStorage storage, GrainId shard)
{
    // Enough for storage to group the writes, few enough to leave it room for others.
    private const int PagesAtOnce = 16;

    /// <summary>Reads the rows of some pages.</summary>
    /// <param name="pages">The pages; each is told its etag, and which items it holds is left to the caller.</param>
    public async Task<(int Page, CatalogEntry Entry)[]> ReadRowsAsync(IEnumerable<CatalogPage> pages)
    {
        var entries = new List<(int, CatalogEntry)>();
        foreach (CatalogPage[] some in pages.Chunk(PagesAtOnce))
        {
            foreach (var (page, state) in await Task.WhenAll(some.Select(ReadAsync<CatalogPageRecord>("rows"))))
            {
                page.RowsEtag = state.ETag;
                entries.AddRange((state.State?.Entries ?? []).Select(entry => (page.Number, entry)));
            }
        }

        return [.. entries];
    }

    /// <summary>Reads the figures of some pages.</summary>
    public async Task<Interfaces.Catalog.ItemFigures[]> ReadFiguresAsync(IEnumerable<CatalogPage> pages)
    {
        var figures = new List<Interfaces.Catalog.ItemFigures>();
        foreach (CatalogPage[] some in pages.Chunk(PagesAtOnce))
        {
            foreach (var (page, state) in await Task.WhenAll(some.Select(ReadAsync<FiguresPageRecord>("figures"))))
            {
                page.FiguresEtag = state.ETag;
                figures.AddRange(state.State?.Figures ?? []);
            }
        }

        return [.. figures];
    }

    /// <summary>Writes a page's rows.</summary>
    public async Task WriteRowsAsync(CatalogPage page, CatalogEntry[] entries)
    {
        var state = new GrainState<CatalogPageRecord>(new CatalogPageRecord { Entries = entries }, page.RowsEtag) { RecordExists = page.RowsEtag is not null };
        await storage.WriteStateAsync(Name("rows", page), shard, state);
        page.RowsEtag = state.ETag;
    }

    /// <summary>Writes a page's figures.</summary>
    public async Task WriteFiguresAsync(CatalogPage page, Interfaces.Catalog.ItemFigures[] figures)
    {
        var state = new GrainState<FiguresPageRecord>(new FiguresPageRecord { Figures = figures }, page.FiguresEtag) { RecordExists = page.FiguresEtag is not null };
        await storage.WriteStateAsync(Name("figures", page), shard, state);
        page.FiguresEtag = state.ETag;
    }

    private static string Name(string kind, CatalogPage page) => $"{kind}-{page.Number}";

    private Func<CatalogPage, Task<(CatalogPage Page, GrainState<T> State)>> ReadAsync<T>(string kind) where T : new() => async page =>
    {
        var state = new GrainState<T>(new T());
        await storage.ReadStateAsync(Name(kind, page), shard, state);
        return (page, state);
    };
}
