using Orleans.Storage;

namespace SocialRec.Grains.State;

/// <summary>A grain's record that is read only when it is needed, unlike <see cref="IPersistentState{TState}"/>, which is read at every activation.</summary>
/// <param name="storage">Where it is kept.</param>
/// <param name="name">The state's name.</param>
/// <param name="grain">Whose it is.</param>
internal sealed class LazyRecord<T>(IGrainStorage storage, string name, GrainId grain)
    where T : ICompactState<T>, new()
{
    private readonly GrainState<T> _state = new(new T());

    public T State
    {
        get => _state.State!;
        set => _state.State = value;
    }

    /// <summary>Whether the record was there when last read, or has been written since.</summary>
    public bool Exists => _state.RecordExists;

    public Task ReadAsync() => storage.ReadStateAsync(name, grain, _state);

    public Task WriteAsync() => storage.WriteStateAsync(name, grain, _state);
}
