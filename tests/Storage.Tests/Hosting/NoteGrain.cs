namespace SocialRec.Storage.Tests.Hosting;

/// <inheritdoc cref="INoteGrain"/>
internal sealed class NoteGrain([PersistentState("note", "embedded")] IPersistentState<NoteState> note) : Grain, INoteGrain
{
    public Task WriteAsync(string text)
    {
        note.State.Text = text;
        return note.WriteStateAsync();
    }

    public Task<string?> ReadAsync() => Task.FromResult(note.RecordExists ? note.State.Text : null);
}
