using Microsoft.Extensions.Logging;
using SocialRec.Inference.Diagnostics;
using SocialRec.Inference.Errors;
using SocialRec.Inference.Queueing;
using SocialRec.Inference.Sessions;

namespace SocialRec.Inference.Models;

/// <summary>One model of the service: its queue, its versions and its figures.</summary>
internal sealed partial class InferenceModel<TRequest, TResult> : IInferenceModel<TRequest, TResult>, IServedModel
{
    private readonly IModelAdapter<TRequest, TResult> _adapter;
    private readonly ModelQueueOptions _options;
    private readonly ISessionFactory _sessions;
    private readonly BatchScheduler _scheduler;
    private readonly InferenceInstruments _instruments;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly int _workers;
    private readonly ModelTrial<TRequest, TResult> _trial;
    private readonly VersionSlot _versions;
    private readonly FaultRecord _faults;
    private readonly RunCost _cost = new();
    private readonly BatchQueue<PendingRequest<TRequest, TResult>> _queue;
    private readonly SemaphoreSlim _switching = new(1);

    public InferenceModel(IModelAdapter<TRequest, TResult> adapter, ModelQueueOptions options, ModelHost host)
    {
        _adapter = adapter;
        _options = options;
        _sessions = host.Sessions;
        _scheduler = host.Scheduler;
        _instruments = host.Instruments;
        _logger = host.Logger;
        _time = host.Time;
        _workers = host.Workers;
        _trial = new ModelTrial<TRequest, TResult>(adapter);
        _versions = new VersionSlot(host.ProbationRuns);
        _faults = new FaultRecord(host.Time);
        var runner = new BatchRunner<TRequest, TResult>(adapter, _versions, _faults, _cost, host);
        _queue = new BatchQueue<PendingRequest<TRequest, TResult>>(options, runner.Run);
        _scheduler.Register(_queue);
        _instruments.Watch(adapter.Name, () => Waiting);
    }

    /// <inheritdoc/>
    public bool IsLoaded => _versions.Current is not null;

    /// <inheritdoc/>
    public ModelStatus Status
    {
        get
        {
            var current = _versions.Current;
            var (count, last, at) = _faults.Latest;
            return new ModelStatus(
                _adapter.Name, current?.Artifact.Version, current?.Artifact.Sha256, current?.Session.Device, Waiting, count, last, at);
        }
    }

    private int Waiting => _scheduler.Read(_queue, queue => queue.Count);

    /// <inheritdoc/>
    public Task<TResult> RunAsync(TRequest request, CancellationToken cancellationToken = default)
    {
        if (_adapter.Problem(request) is { } problem)
            throw new ArgumentException(problem, nameof(request));
        int length = _adapter.LengthOf(request);
        if (length > _options.MaxLength)
            throw new ArgumentException($"The request has length {length}; the {_adapter.Name} model takes at most {_options.MaxLength}.", nameof(request));
        if (!IsLoaded)
            throw new ModelUnavailableException($"No version of the {_adapter.Name} model is loaded.");
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TResult>(cancellationToken);

        var pending = new PendingRequest<TRequest, TResult>(request, length, _adapter.GroupOf(request), _time.GetTimestamp(), cancellationToken);
        switch (_scheduler.Add(_queue, pending))
        {
            case AddOutcome.Full:
                pending.Fail(Shed());
                break;
            case AddOutcome.Stopped:
                pending.Fail(Stopping());
                break;
        }

        return InferenceTracing.Follow(pending.Answer, _adapter.Name, length);
    }

    /// <inheritdoc/>
    public async Task SwitchAsync(ModelArtifact artifact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        await _switching.WaitAsync(cancellationToken);
        try
        {
            var loaded = await LoadAsync(artifact, cancellationToken);
            _versions.Activate(loaded);
            _instruments.OnVersion(_adapter.Name, "activated");
            LogActivated(_adapter.Name, artifact.Version, artifact.Sha256, loaded.Session.Device);
        }
        catch (ModelRejectedException exception)
        {
            _faults.Record($"{exception.Reason}: {exception.Message}");
            _instruments.OnVersion(_adapter.Name, $"rejected-{exception.Reason}");
            LogRejected(_adapter.Name, artifact.Version, exception.Reason, exception);
            throw;
        }
        finally
        {
            _switching.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pending in _scheduler.Read(_queue, queue => queue.TakeAll()))
            pending.Fail(Stopping());
        _versions.Close();
        _switching.Dispose();
    }

    private async Task<LoadedModel> LoadAsync(ModelArtifact artifact, CancellationToken cancellationToken)
    {
        byte[] file = await artifact.ReadAsync(cancellationToken);
        // Loading and the trial keep a core busy for long; the caller may be a grain.
        return await Task.Run(() => Load(artifact, file, cancellationToken), cancellationToken);
    }

    private LoadedModel Load(ModelArtifact artifact, byte[] file, CancellationToken cancellationToken)
    {
        IModelSession session;
        try
        {
            session = _sessions.Create(_adapter.Name, file);
        }
        catch (Exception exception)
        {
            throw new ModelRejectedException(ModelRejection.NotLoadable, $"Version {artifact.Version} cannot be loaded: {exception.Message}", exception);
        }

        try
        {
            _trial.Pass(artifact, session, cancellationToken);
            return new LoadedModel(artifact, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private InferenceOverloadedException Shed()
    {
        _instruments.OnShed(_adapter.Name);
        var (waiting, tokens) = _scheduler.Read(_queue, queue => (queue.Count, queue.Tokens));
        return new InferenceOverloadedException(_adapter.Name, waiting, _cost.Estimate(tokens) / _workers);
    }

    private ModelUnavailableException Stopping() => new($"The {_adapter.Name} model is stopping with its silo.");
}
