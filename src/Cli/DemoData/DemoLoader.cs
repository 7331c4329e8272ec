using Orleans;
using SocialRec.Demo;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Interfaces.Operations;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Identity;

namespace SocialRec.Cli.DemoData;

/// <summary>Fills an empty shop with the demo world, once: a shop that already has it, or anything else, is left as it is.</summary>
internal sealed class DemoLoader(IGrainFactory grains, TimeProvider time)
{
    private const int BatchSize = 1_000;
    private const string OperationId = "import-demo";

    /// <summary>The world.</summary>
    public DemoWorld World { get; } = DemoWorld.Generate(new DemoOptions { End = time.GetUtcNow() });

    /// <summary>Loads what is not there yet, and has a model trained on it.</summary>
    public async Task LoadAsync(TextWriter output, CancellationToken cancellation)
    {
        IOperationGrain operation = grains.GetGrain<IOperationGrain>(Key(OperationId));
        OperationStatus? before = await operation.GetAsync();
        if (before is { State: OperationState.Succeeded })
            return;
        TenantLayout layout = await grains.GetGrain<ITenantGrain>(Key(TenantLayout.GrainId)).GetLayoutAsync();
        if (before is null && await HasEventsAsync(layout))
        {
            await output.WriteLineAsync("The data directory holds a shop of its own; the demo world is left out (--empty says so beforehand).");
            return;
        }

        long start = time.GetTimestamp();
        await operation.ReportAsync(Status(OperationState.Running, 0));
        await PutItemsAsync(layout, cancellation);
        await Parallel.ForEachAsync(World.People, cancellation, async (person, _) => await grains.Refer<IUserGrain>(Key(person.Id)).PutProfileAsync(DemoMapping.Profile(person)));
        await Task.WhenAll(World.Circles.Select(circle => grains.GetGrain<ICircleGrain>(Key(circle.Id)).PutAsync(DemoMapping.Circle(circle))));
        await AppendAsync(layout, cancellation);
        string run = await grains.GetGrain<IModelRegistryGrain>(Key("models")).StartTrainingAsync(new TrainingRequest());
        await operation.ReportAsync(Status(OperationState.Succeeded, 1));
        await output.WriteLineAsync(
            $"Demo world: {World.Items.Count:N0} items, {World.People.Count:N0} people, {World.Follows.Count:N0} follows, {World.Circles.Count:N0} circles, {World.Events.Count:N0} events, "
            + $"loaded in {time.GetElapsedTime(start).TotalSeconds:0.0} s; a model is being trained ({run}).");
    }

    private static string Key(string id) => GrainKey.Of(GrainKey.DefaultTenant, id);

    private static string Key(int number) => GrainKey.Of(GrainKey.DefaultTenant, number);

    private OperationStatus Status(OperationState state, double progress) =>
        new() { Id = OperationId, Kind = "import", State = state, Progress = progress, Detail = "demo world", StartedMs = time.GetUtcNow().ToUnixTimeMilliseconds() };

    private async Task<bool> HasEventsAsync(TenantLayout layout)
    {
        LogPartitionStatus[] partitions = await Task.WhenAll(Enumerable.Range(0, layout.Partitions).Select(p => grains.GetGrain<ILogPartitionGrain>(Key(p)).GetStatusAsync()));
        return partitions.Any(partition => partition.Written > 0);
    }

    private async Task PutItemsAsync(TenantLayout layout, CancellationToken cancellation)
    {
        foreach (var shard in World.Items.Select(DemoMapping.Item).GroupBy(item => layout.ShardOf(item.Id)))
        {
            foreach (var rows in shard.Chunk(BatchSize))
                await grains.GetGrain<ICatalogShardGrain>(Key(shard.Key)).PutAsync(rows).WaitAsync(cancellation);
        }
    }

    private Task AppendAsync(TenantLayout layout, CancellationToken cancellation)
    {
        IEnumerable<SocialEvent> all = World.Follows.Select(DemoMapping.Follow).Concat(World.Circles.SelectMany(DemoMapping.Joins)).Concat(World.Events.Select(DemoMapping.Event));
        return Task.WhenAll(all.GroupBy(one => layout.PartitionOf(one.User)).Select(async partition =>
        {
            ILogPartitionGrain log = grains.GetGrain<ILogPartitionGrain>(Key(partition.Key));
            foreach (SocialEvent[] events in partition.Chunk(BatchSize))
            {
                AppendResult result = await log.AppendAsync(events).WaitAsync(cancellation);
                // The log takes more than it can hand on; waiting for it here keeps its queues short.
                await log.WhenDispatchedAsync(result.Position).WaitAsync(cancellation);
            }
        }));
    }
}
