using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Log;

/// <summary>Reads a partition's records at activation: the accepted ids, the tail with all that receive from it, and where the log ends.</summary>
internal static class LogLoader
{
    public static async Task LoadAsync(LogStore store, LogRecords records, LogTail tail, LogWriter writer, EventIdPages idPages)
    {
        LogHead head = records.Head.State;
        long newest = await LogStore.LastAsync(head.Newest, store.FindChunkAsync);
        long paged = await idPages.LoadAsync(store, head.IdPages, writer.Accepted);
        await records.Parked.ReadAsync();
        foreach ((ReceiverKind kind, string id, long[] chunks) in records.Parked.State.Receivers)
            tail.Restore(kind, id, chunks);

        tail.StartAfter(head.Checkpoint);
        if (newest == 0)
            return;
        for (long number = Math.Min(Math.Min(head.Checkpoint, paged) + 1, newest); number <= newest; number++)
        {
            LogChunk chunk = await store.ReadChunkAsync(number);
            if (number > paged)
                Accept(chunk, writer.Accepted, idPages);
            if (number > head.Checkpoint)
                tail.Add(DispatchPlan.Of(chunk));
            writer.ContinueAfter(chunk);
        }
    }

    private static void Accept(LogChunk chunk, EventIdWindow accepted, EventIdPages idPages)
    {
        int readable = 0;
        for (int i = 0; i < chunk.Events.Length; i++)
        {
            if (chunk.IsWithheld(i))
                continue;
            readable++;
            UInt128 id = EventIdHash.Of(chunk.Events[i].Id);
            if (!accepted.Contains(id))
                accepted.Add(id);
        }

        idPages.Add(chunk.Number, readable);
    }
}
