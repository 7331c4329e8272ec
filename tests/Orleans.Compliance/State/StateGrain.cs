using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace SocialRec.Orleans.Compliance;

[GenerateSerializer, Alias("compliance.Note")]
public sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "blank";

    [Id(1)]
    public List<int> Numbers { get; set; } = [];
}

public interface IStateGrain : IGrainWithStringKey
{
    Task<string> GetTextAsync();

    Task<bool> ExistsAsync();

    Task<string?> GetEtagAsync();

    Task SetAsync(string text);

    Task SetWithoutWritingAsync(string text);

    Task WriteAsync();

    Task ClearAsync();

    Task RereadAsync();

    Task<Guid> GetActivationAsync();

    Task LeaveAsync();

    /// <summary>Writes the same record past the grain, as a second activation would.</summary>
    Task WriteBehindItsBackAsync(string text);

    Task<bool> TryWriteAsync();

    Task FailAsync();
}

internal sealed class StateGrain([PersistentState("note")] IPersistentState<Note> note) : Grain, IStateGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<string> GetTextAsync() => Task.FromResult(note.State.Text);

    public Task<bool> ExistsAsync() => Task.FromResult(note.RecordExists);

    public Task<string?> GetEtagAsync() => Task.FromResult(note.Etag);

    public Task SetAsync(string text)
    {
        note.State.Text = text;
        return note.WriteStateAsync();
    }

    public Task SetWithoutWritingAsync(string text)
    {
        note.State.Text = text;
        return Task.CompletedTask;
    }

    public Task WriteAsync() => note.WriteStateAsync();

    public Task ClearAsync() => note.ClearStateAsync();

    public Task RereadAsync() => note.ReadStateAsync();

    public Task<Guid> GetActivationAsync() => Task.FromResult(_activation);

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task WriteBehindItsBackAsync(string text)
    {
        var storage = ServiceProvider.GetRequiredKeyedService<IGrainStorage>("Default");
        var other = new GrainState<Note>();
        await storage.ReadStateAsync("note", this.GetGrainId(), other);
        other.State = new Note { Text = text };
        await storage.WriteStateAsync("note", this.GetGrainId(), other);
    }

    public async Task<bool> TryWriteAsync()
    {
        try
        {
            await note.WriteStateAsync();
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    public Task FailAsync() => throw new IOException("the disk is full");
}
