using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Log;

/// <summary>Turns the accepted ids, as chunks go by, into pages (<see cref="EventIdPage"/>), and pages into accepted ids at activation.</summary>
/// <param name="window">How many ids are remembered.</param>
internal sealed class EventIdPages(int window)
{
    // 256 KiB a record; small windows get smaller pages, so that a page never outlives its ids.
    private readonly int _pageSize = Math.Min(16_384, window / 4);

    // Chunks that are in no page yet, with their numbers of events.
    private readonly Queue<(long Chunk, int Events)> _unpaged = [];
    private int _unpagedIds;

    /// <summary>How many pages there are.</summary>
    public long Written { get; private set; }

    /// <summary>Finds the pages and adds their ids, as many as the window holds.</summary>
    /// <returns>The last chunk whose ids are in a page.</returns>
    public async Task<long> LoadAsync(LogStore store, long known, EventIdWindow accepted)
    {
        Written = await LogStore.LastAsync(known, store.FindIdPageAsync);
        Stack<EventIdPage> pages = [];
        for (int ids = 0; ids < window && pages.Count < Written; ids += pages.Peek().Ids.Length)
            pages.Push((await store.FindIdPageAsync(Written - pages.Count))!);
        long upTo = pages.Count == 0 ? 0 : pages.Max(page => page.UpToChunk);
        foreach (EventIdPage page in pages)
        {
            foreach (UInt128 id in page.Ids)
                accepted.Add(id);
        }

        return upTo;
    }

    /// <summary>Notes a chunk whose ids are the newest in the window.</summary>
    public void Add(long chunk, int events)
    {
        _unpaged.Enqueue((chunk, events));
        _unpagedIds += events;
    }

    /// <summary>Writes a page where there is enough for one.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Another activation has written it.</exception>
    public async Task WriteAsync(LogStore store, EventIdWindow accepted)
    {
        while (_unpagedIds >= _pageSize)
        {
            (int ids, int chunks) = (0, 0);
            foreach ((_, int events) in _unpaged.TakeWhile(_ => ids < _pageSize))
            {
                ids += events;
                chunks++;
            }

            // Ids that have left the window meanwhile are missed by nobody.
            UInt128[] newest = accepted.Newest(Math.Min(_unpagedIds, accepted.Count));
            int gone = _unpagedIds - newest.Length;
            EventIdPage page = new() { UpToChunk = _unpaged.ElementAt(chunks - 1).Chunk, Ids = ids > gone ? newest[..(ids - gone)] : [] };
            await store.WriteIdPageAsync(Written + 1, page);
            Written++;
            for (; chunks > 0; chunks--)
                _unpagedIds -= _unpaged.Dequeue().Events;
        }
    }
}
