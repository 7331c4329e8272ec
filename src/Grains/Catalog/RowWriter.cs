using Orleans.Storage;
using SocialRec.Grains.Interfaces.Errors;

namespace SocialRec.Grains.Catalog;

/// <summary>
/// Writes rows in groups: commands that arrive while a write is under way wait and share the next one. A command is answered only once everything
/// it staged is durable, and readers see a row only then.
/// </summary>
/// <param name="table">What has been written.</param>
/// <param name="pages">Where it stands.</param>
/// <param name="store">Where it is written to.</param>
/// <param name="reservePages">Makes a number of pages findable after a restart, before the first of them is written.</param>
/// <param name="time">The clock.</param>
internal sealed class RowWriter(CatalogTable table, PageDirectory pages, CatalogStore store, Func<int, Task> reservePages, TimeProvider time)
{
    private List<Command> _waiting = [];
    private bool _writing;

    /// <summary>Runs when rows have been published.</summary>
    public event Action? Published;

    /// <summary>Runs when storage holds something that this activation did not write: the activation must end.</summary>
    public event Action? Superseded;

    /// <summary>Stages rows and returns when they are durable.</summary>
    /// <exception cref="UnavailableException">The write failed; the same command may succeed a little later.</exception>
    public async Task<T> WriteAsync<T>(Func<RowBatch, T> stage)
    {
        T result = default!;
        var command = new Command(batch => result = stage(batch));
        _waiting.Add(command);
        // Not awaited: whoever comes first would otherwise write for all who come after, and not return before the last of them.
        if (!_writing)
            _ = DrainAsync();
        await command.Durable.Task;
        return result;
    }

    private async Task DrainAsync()
    {
        _writing = true;
        try
        {
            while (_waiting.Count > 0)
            {
                (List<Command> commands, _waiting) = (_waiting, []);
                await WriteAsync(commands);
            }
        }
        finally
        {
            _writing = false;
        }
    }

    private async Task WriteAsync(List<Command> commands)
    {
        try
        {
            var batch = new RowBatch(table, pages, time.GetUtcNow().ToUnixTimeMilliseconds());
            foreach (Command command in commands)
                command.Stage(batch);
            if (batch.Staged.Count > 0)
                await CommitAsync(batch);
            foreach (Command command in commands)
                command.Durable.SetResult();
        }
        catch (Exception e)
        {
            var unavailable = new UnavailableException("The catalog could not be written; try again.", e);
            foreach (Command command in commands)
                command.Durable.SetException(unavailable);
            if (e is InconsistentStateException)
                Superseded?.Invoke();
        }
    }

    private async Task CommitAsync(RowBatch batch)
    {
        await reservePages(pages.Count);
        await Task.WhenAll(batch.Staged.GroupBy(row => row.Page).Select(page => WritePageAsync(batch, page.Key, [.. page.Select(row => row.Entry)])));
    }

    private async Task WritePageAsync(RowBatch batch, int page, CatalogEntry[] rows)
    {
        await store.WriteRowsAsync(pages[page], batch.Compose(page));
        foreach (CatalogEntry row in rows)
        {
            pages.Commit(row.Id, table.Find(row.Id)?.Page, page);
            table.Publish(row, page);
        }

        Published?.Invoke();
    }

    private sealed record Command(Action<RowBatch> Stage)
    {
        public TaskCompletionSource Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
