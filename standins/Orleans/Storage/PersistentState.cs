using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>Injects <see cref="IPersistentState{TState}"/> where a constructor parameter asks for it.</summary>
internal sealed class PersistentStateMapper : IAttributeToFactoryMapper<PersistentStateAttribute>
{
    public Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, PersistentStateAttribute metadata)
    {
        var named = string.IsNullOrEmpty(metadata.StateName) ? new PersistentStateAttribute(parameter.Name!, metadata.StorageName) : metadata;
        return (Factory<IGrainContext, object>)typeof(PersistentStateMapper)
            .GetMethod(nameof(Make), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(parameter.ParameterType.GetGenericArguments())
            .Invoke(null, [named])!;
    }

    private static Factory<IGrainContext, object> Make<TState>(IPersistentStateConfiguration config)
    {
        IPersistentStateFactory? factory = null;
        return context => (factory ??= ((Activation)context).Silo.Services.GetRequiredService<IPersistentStateFactory>()).Create<TState>(context, config);
    }
}

/// <inheritdoc/>
internal sealed class PersistentStateFactory(IServiceProvider services) : IPersistentStateFactory
{
    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        var storage = string.IsNullOrWhiteSpace(config.StorageName) ? services.GetService<IGrainStorage>() : services.GetKeyedService<IGrainStorage>(config.StorageName);
        if (storage is null)
        {
            throw new BadProviderConfigException(string.IsNullOrWhiteSpace(config.StorageName)
                ? $"No default storage provider found while creating persistent state {config.StateName} of {context.GrainId}."
                : $"No storage provider named \"{config.StorageName}\" found while creating persistent state {config.StateName} of {context.GrainId}.");
        }

        return new PersistentState<TState>(config.StateName, context, storage);
    }
}

/// <summary>One record of a grain's state; read when the grain activates.</summary>
internal sealed class PersistentState<TState> : IPersistentState<TState>, ILifecycleObserver
{
    private static readonly Func<TState> Create = Serialization.Codecs.Members.Constructor<TState>()
        ?? (static () => typeof(TState) == typeof(string) || typeof(TState).IsArray ? default! : (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState)));

    private readonly string _name;
    private readonly IGrainContext _context;
    private readonly IGrainStorage _storage;
    private readonly GrainState<TState> _state = new(Create());
    private bool _loaded;

    public PersistentState(string name, IGrainContext context, IGrainStorage storage)
    {
        (_name, _context, _storage) = (name, context, storage);
        context.ObservableLifecycle.Subscribe(typeof(PersistentState<TState>).Name, GrainLifecycleStage.SetupState, this);
    }

    public TState State
    {
        get
        {
            CheckContext();
            return _state.State!;
        }

        set
        {
            CheckContext();
            _state.State = value;
        }
    }

    private StorageInstruments Instruments => ((Activation)_context).Silo.Instruments.Storage;

    public string? Etag => _state.ETag;

    public bool RecordExists => _loaded ? _state.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        CheckContext();
        await Instruments.Read.RunAsync(() => _storage.ReadStateAsync(_name, _context.GrainId, _state, cancellationToken), _context.GrainId, _name, _storage);
        _loaded = true;
    }

    public Task WriteStateAsync(CancellationToken cancellationToken)
    {
        CheckContext();
        return Instruments.Write.RunAsync(() => _storage.WriteStateAsync(_name, _context.GrainId, _state, cancellationToken), _context.GrainId, _name, _storage);
    }

    public Task ClearStateAsync(CancellationToken cancellationToken)
    {
        CheckContext();
        return Instruments.Clear.RunAsync(() => _storage.ClearStateAsync(_name, _context.GrainId, _state, cancellationToken), _context.GrainId, _name, _storage);
    }

    Task ILifecycleObserver.OnStart(CancellationToken cancellationToken) => _loaded ? Task.CompletedTask : ReadStateAsync(cancellationToken);

    Task ILifecycleObserver.OnStop(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void CheckContext()
    {
        if (RuntimeContext.Current is null)
            throw new InvalidOperationException("Activation access violation. A non-activation thread attempted to access activation services.");
    }
}
