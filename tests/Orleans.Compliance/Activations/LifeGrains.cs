using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SocialRec.Orleans.Compliance;

/// <summary>What happened to each grain, by key.</summary>
internal static class Diary
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Entries = new();

    public static void Write(string key, string entry) => Entries.GetOrAdd(key, _ => new()).Enqueue(entry);

    public static string[] Read(string key) => Entries.TryGetValue(key, out var entries) ? [.. entries] : [];
}

public interface ILifeGrain : IGrainWithStringKey
{
    Task<Guid> GetActivationAsync();

    Task DeactivateAsync();

    Task DeactivateAfterAsync(string gate);

    Task StayAsync(TimeSpan period);
}

public interface IKeptAliveGrain : ILifeGrain;

public interface IFailingActivationGrain : IGrainWithStringKey
{
    Task<int> PingAsync();
}

public interface IInjectedGrain : IGrainWithStringKey
{
    Task<bool> HasItsServicesAsync();
}

internal abstract class LifeGrainBase : Grain, IAsyncDisposable
{
    private readonly Guid _activation = Guid.NewGuid();

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Diary.Write(Key, "activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Diary.Write(Key, $"deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Diary.Write(Key, "disposed");
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    public Task<Guid> GetActivationAsync() => Task.FromResult(_activation);

    public Task DeactivateAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task DeactivateAfterAsync(string gate)
    {
        DeactivateOnIdle();
        await Gate.Of(gate).PassAsync();
    }

    public Task StayAsync(TimeSpan period)
    {
        DelayDeactivation(period);
        return Task.CompletedTask;
    }
}

internal sealed class LifeGrain : LifeGrainBase, ILifeGrain;

[KeepAlive]
internal sealed class KeptAliveGrain : LifeGrainBase, IKeptAliveGrain;

internal sealed class FailingActivationGrain : Grain, IFailingActivationGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Diary.Write(this.GetPrimaryKeyString(), "activating");
        return Diary.Read(this.GetPrimaryKeyString()).Length == 1 ? throw new InvalidOperationException("not the first time") : Task.CompletedTask;
    }

    public Task<int> PingAsync() => Task.FromResult(Diary.Read(this.GetPrimaryKeyString()).Length);
}

internal sealed class InjectedGrain(IGrainContext context, IGrainFactory grains, ILogger<InjectedGrain> logger, TimeProvider clock) : Grain, IInjectedGrain
{
    public Task<bool> HasItsServicesAsync() => Task.FromResult(
        ReferenceEquals(context, GrainContext) && context.GrainId == this.GetGrainId() && grains is not null && logger is not null && clock is not null);
}
