using System.Collections.Concurrent;
using NSubstitute;
using Orleans;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Interfaces.Operations;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Suggestions;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Tests.Fakes;

/// <summary>A cluster of substitutes: each key has its own grain, made when it is first asked for.</summary>
internal sealed class FakeCluster
{
    private readonly ConcurrentDictionary<(Type, string), object> _grains = new();
    private readonly ConcurrentDictionary<string, FakePartition> _partitions = new();
    private Func<RecommendationQuery, Task<RecommendationAnswer>> _recommend = _ => throw new NotSupportedException();

    public FakeCluster()
    {
        Factory.GetGrain<ILogPartitionGrain>(Arg.Any<string>(), Arg.Any<string?>()).Returns(call => Partition(call.ArgAt<string>(0)).Grain);
        Serve<ITenantGrain>(grain => grain.GetLayoutAsync().Returns(_ => Task.FromResult(Layout)));
        Serve<IUserGrain>();
        Serve<ICircleGrain>();
        Serve<ICircleMembersGrain>();
        Serve<ISuggestionGrain>();
        Serve<IItemGrain>();
        Serve<ICatalogShardGrain>();
        Serve<IRecommendationGrain>(grain => grain.RecommendAsync(Arg.Any<RecommendationQuery>()).Returns(call => _recommend(call.Arg<RecommendationQuery>())));
        Serve<IModelRegistryGrain>();
        Serve<IOperationGrain>();
        Factory.GetGrain<ITextInferenceGrain>(Arg.Is<string>(key => key.StartsWith("_/text#", StringComparison.Ordinal)), Arg.Any<string?>()).Returns(TextModel);
    }

    public IGrainFactory Factory { get; } = Substitute.For<IGrainFactory>();

    public ITextInferenceGrain TextModel { get; } = TextAnswers.Model();

    public TenantLayout Layout { get; set; } = new(Partitions: 4, CatalogShards: 2);

    public IEnumerable<SocialEvent> Events => _partitions.Values.SelectMany(partition => partition.Events);

    public IReadOnlyDictionary<string, FakePartition> Partitions => _partitions;

    public FakePartition Partition(string key) => _partitions.GetOrAdd(key, _ => new FakePartition());

    public FakePartition PartitionOf(string user) => Partition($"default/{Layout.PartitionOf(user)}");

    /// <summary>All partitions of the default tenant, made if they were not asked for yet.</summary>
    public IEnumerable<FakePartition> AllPartitions() => Enumerable.Range(0, Layout.Partitions).Select(p => Partition($"default/{p}")).ToList();

    /// <summary>The substitute for a grain of the default tenant, or of any with a whole key.</summary>
    public T Grain<T>(string key)
        where T : class, IGrainWithStringKey
    {
        string whole = key.Contains('/', StringComparison.Ordinal) ? key : "default/" + key;
        return (T)_grains.GetOrAdd((typeof(T), whole), _ => Substitute.For<T>());
    }

    /// <summary>What every recommendation grain answers to every question.</summary>
    public void Recommend(Func<RecommendationQuery, Task<RecommendationAnswer>> answer) => _recommend = answer;

    /// <inheritdoc cref="Recommend(Func{RecommendationQuery, Task{RecommendationAnswer}})"/>
    public void Recommend(Func<RecommendationQuery, RecommendationAnswer> answer) => _recommend = query => Task.FromResult(answer(query));

    /// <summary>Lets training begin as an operation.</summary>
    public void Train(string operation) => Grain<IModelRegistryGrain>("models").StartTrainingAsync(Arg.Any<TrainingRequest>()).Returns(operation);

    private void Serve<T>(Action<T>? prepare = null)
        where T : class, IGrainWithStringKey
    {
        Factory.GetGrain<T>(Arg.Any<string>(), Arg.Any<string?>()).Returns(call =>
        {
            T grain = Grain<T>(call.ArgAt<string>(0));
            prepare?.Invoke(grain);
            return grain;
        });
    }
}
