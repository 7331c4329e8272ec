using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Interfaces.Operations;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Tenants;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Training;

[Collection(SiloCollection.Name)]
public class TrainingTests(TestSilo silo)
{
    private const int Groups = 4;
    private const int ItemsPerGroup = 12;

    private readonly string _tenant = silo.NewTenant();

    private IModelRegistryGrain Registry => silo.Grains.GetGrain<IModelRegistryGrain>(GrainKey.Of(_tenant, IModelRegistryGrain.GrainId));

    [Fact]
    public async Task StartTraining_EmptyLog_FailsAndSaysWhy()
    {
        OperationStatus status = await TrainAsync();

        Assert.Equal(OperationState.Failed, status.State);
        Assert.Contains("nothing to learn from", status.Detail);
        Assert.Empty(await Registry.ListAsync());
    }

    [Fact]
    public async Task StartTraining_LogWithTastes_ServesThem()
    {
        await AppendTastesAsync(users: 80);
        RecommendationAnswer before = await RecommendAsync("u0", bundle: null);

        OperationStatus status = await TrainAsync();

        Assert.Equal((OperationState.Succeeded, 1), (status.State, status.Progress));
        ModelVersion version = Assert.Single(await Registry.ListAsync());
        Assert.True(version.Active);
        RecommendationAnswer after = await RecommendAsync("u0", version.Version);
        Assert.Null(before.Bundle);
        Assert.Equal(5, after.Items.Length);
        Assert.All(after.Items, item => Assert.StartsWith("g0-", item.Id));
    }

    [Fact]
    public async Task StartTraining_WhileOneRuns_FollowsThatOne()
    {
        await AppendTastesAsync(users: 40);

        string first = await Registry.StartTrainingAsync(new TrainingRequest());
        string second = await Registry.StartTrainingAsync(new TrainingRequest());

        Assert.Equal(first, second);
        await WhenEndedAsync(first);
    }

    /// <summary>Each user likes about half of one group's items; nothing else tells the groups apart.</summary>
    private async Task AppendTastesAsync(int users)
    {
        TenantLayout layout = await silo.Service<TenantLayouts>().GetAsync(_tenant);
        var random = new Random(3);
        var events = new List<SocialEvent>();
        for (int user = 0; user < users; user++)
        {
            for (int item = 0; item < ItemsPerGroup; item++)
            {
                if (random.Next(2) == 0)
                    events.Add(new SocialEvent { Id = $"{user}-{item}", Type = EventType.Like, User = $"u{user}", Item = $"g{user % Groups}-{item}" });
            }
        }

        foreach (var ofPartition in events.GroupBy(one => layout.PartitionOf(one.User)))
        {
            var partition = silo.Grains.GetGrain<ILogPartitionGrain>(GrainKey.Of(_tenant, ofPartition.Key));
            AppendResult result = await partition.AppendAsync([.. ofPartition]);
            await partition.WhenDispatchedAsync(result.Position);
        }
    }

    private async Task<OperationStatus> TrainAsync() => await WhenEndedAsync(await Registry.StartTrainingAsync(new TrainingRequest()));

    private async Task<OperationStatus> WhenEndedAsync(string operation)
    {
        var grain = silo.Grains.GetGrain<IOperationGrain>(GrainKey.Of(_tenant, operation));
        return await Eventually.BecomesAsync(async () => (await grain.GetAsync())!, status => status.State != OperationState.Running);
    }

    /// <summary>An answer of the bundle asked for: a silo follows the registry within moments, not at once.</summary>
    private async Task<RecommendationAnswer> RecommendAsync(string user, string? bundle)
    {
        var grain = silo.Grains.GetGrain<IRecommendationGrain>(GrainKey.Of(_tenant, 0));
        var query = new RecommendationQuery { User = user, Limit = 5, Scenario = "relevance" };
        return await Eventually.BecomesAsync(() => grain.RecommendAsync(query), answer => answer.Bundle == bundle);
    }
}
