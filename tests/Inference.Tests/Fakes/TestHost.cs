using Microsoft.Extensions.Logging.Abstractions;
using SocialRec.Inference.Models;
using SocialRec.Inference.Queueing;
using SocialRec.TestKit;

namespace SocialRec.Inference.Tests.Fakes;

/// <summary>A doubling model with workers of its own, and everything about it that tests turn. Its clock stands still unless a test moves it.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly BatchScheduler _scheduler = new();
    private readonly WorkerPool _workers;
    private readonly InferenceModel<float[], float[]> _model;

    public TestHost(ModelQueueOptions? queue = null, int workers = 1, int probationRuns = 4, TimeProvider? time = null)
    {
        time ??= new FakeTimeProvider();
        _model = new InferenceModel<float[], float[]>(new DoublingAdapter(), queue ?? new ModelQueueOptions(), new ModelHost
        {
            Sessions = Sessions,
            Scheduler = _scheduler,
            Instruments = Measurements.Instruments,
            Logger = NullLogger.Instance,
            Time = time,
            Workers = workers,
            ProbationRuns = probationRuns,
            RunTimeout = TimeSpan.FromSeconds(1),
        });
        _workers = new WorkerPool(workers, _scheduler, time);
    }

    public FakeSessionFactory Sessions { get; } = new();

    public Measurements Measurements { get; } = new();

    public IInferenceModel<float[], float[]> Model => _model;

    /// <summary>Registers a session as a version and takes it into service.</summary>
    public async Task<FakeSession> ServeAsync(FakeSession session, string version = "1")
    {
        await Model.SwitchAsync(Sessions.Register(version, session));
        session.Runs.Clear();
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        _scheduler.Stop();
        await _workers.Stopped;
        _model.Dispose();
        Measurements.Dispose();
    }
}
