using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using Orleans.Serialization;
using Orleans.Storage;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Circles;
using SocialRec.Grains.Inference;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.Items;
using SocialRec.Grains.Keys;
using SocialRec.Grains.Log;
using SocialRec.Grains.Models;
using SocialRec.Grains.Operations;
using SocialRec.Grains.Recommendations;
using SocialRec.Grains.Reviews;
using SocialRec.Grains.State;
using SocialRec.Grains.Tenants;
using SocialRec.Grains.Timelines;
using SocialRec.Grains.Training;
using SocialRec.Grains.Users;
using SocialRec.Inference;
using SocialRec.Learning.Training;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Scoring.Ranking;

namespace SocialRec.Grains;

/// <summary>Adds what the grains need from a silo; storage, clustering and reminders are the silo's own choice.</summary>
public static class GrainServiceCollectionExtensions
{
    /// <summary>Adds the options, bound to their sections and checked at start, and the silo's singletons.</summary>
    public static IServiceCollection AddSocialRecGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddState();
        services.AddKeys();
        services.AddTenants();
        services.AddLog();
        services.AddUsers();
        services.AddItems();
        services.AddReviews();
        services.AddCheckedOptions<CircleOptions>(CircleOptions.SectionName);
        services.AddCheckedOptions<TimelineOptions>(TimelineOptions.SectionName);
        services.AddCatalog();
        services.AddModels();
        services.AddInferenceGrains();
        services.AddRecommendations();
        services.AddCheckedOptions<OperationOptions>(OperationOptions.SectionName);
        return services;
    }

    // Storage providers take the last one registered, whatever the engine's own default.
    private static void AddState(this IServiceCollection services) => services.AddSingleton<IGrainStorageSerializer>(
        provider => new CompactStateSerializer(new OrleansGrainStorageSerializer(provider.GetRequiredService<Serializer>())));

    private static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton(provider => new UserKeys(provider.GetService<IUserKeyRing>()));
        services.AddSingleton<WordSeal>();
    }

    private static void AddTenants(this IServiceCollection services)
    {
        services.AddCheckedOptions<TenantOptions>(TenantOptions.SectionName);
        services.AddSingleton<TenantLayouts>();
        services.AddSingleton<IIncomingGrainCallFilter, TenantIsolationFilter>();
    }

    private static void AddLog(this IServiceCollection services)
    {
        services.AddCheckedOptions<LogOptions>(LogOptions.SectionName);
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, LogWaker>();
    }

    private static void AddUsers(this IServiceCollection services)
    {
        services.AddCheckedOptions<UserOptions>(UserOptions.SectionName);
        services.AddSingleton<ShopperPictures>();
    }

    private static void AddItems(this IServiceCollection services)
    {
        services.AddCheckedOptions<ItemOptions>(ItemOptions.SectionName);
        services.AddSingleton<FiguresOutbox>();
        services.AddHostedService(provider => provider.GetRequiredService<FiguresOutbox>());
    }

    private static void AddReviews(this IServiceCollection services)
    {
        services.AddCheckedOptions<ReviewOptions>(ReviewOptions.SectionName);
        services.AddSingleton<ReviewInstruments>();
        services.AddSingleton<ItemDigests>();
    }

    private static void AddCatalog(this IServiceCollection services)
    {
        services.AddCheckedOptions<CatalogOptions>(CatalogOptions.SectionName);
        services.AddSingleton<CatalogInstruments>();
    }

    private static void AddModels(this IServiceCollection services)
    {
        services.AddCheckedOptions<ModelOptions>(ModelOptions.SectionName);
        services.AddSingleton<ModelInstruments>();
        services.AddSingleton<ArtifactStore>();
        services.AddSingleton<LogDatasetReader>();
        services.AddSingleton<TrainingPipeline>();
        services.AddSingleton<TrainingRun>();
        services.AddSingleton<TrainingService>();
        services.AddHostedService(provider => provider.GetRequiredService<TrainingService>());
    }

    private static void AddInferenceGrains(this IServiceCollection services)
    {
        services.AddInference();
        services.AddPlacementFilter<PreferGpuFilter, PreferGpuDirector>(ServiceLifetime.Singleton);
        services.AddSingleton<InferenceGrains>();
        services.AddSingleton<IRanker, GrainRanker>();
    }

    private static void AddRecommendations(this IServiceCollection services)
    {
        services.AddCheckedOptions<RecommendationOptions>(RecommendationOptions.SectionName);
        services.AddSingleton<RecommendationInstruments>();
        services.AddSingleton<IRecommenderObserver, RecommenderObserver>();
        services.AddSingleton(CreateRecommender);
        services.AddSingleton<ServingService>();
        services.AddHostedService(provider => provider.GetRequiredService<ServingService>());
    }

    private static Recommender CreateRecommender(IServiceProvider provider)
    {
        RecommendationOptions options = provider.GetRequiredService<IOptions<RecommendationOptions>>().Value;
        var builtIn = new ScenarioSet();
        var scenarios = new ScenarioSet(options.Scenarios.Select(scenario => scenario.Value.ToScenario(scenario.Key, builtIn)));
        var limits = new RecommenderOptions { CandidateDeadlineMs = options.CandidateDeadlineMs, CacheEntries = options.CacheEntries };
        TimeProvider time = provider.GetRequiredService<TimeProvider>();
        var ranker = new RankerScorer(provider.GetRequiredService<IRanker>(), TimeSpan.FromMilliseconds(options.RankerTimeoutMs), time) { NeedsFriends = options.RankerNeedsFriends };
        return new Recommender(scenarios, time, limits, provider.GetRequiredService<IRecommenderObserver>(), ranker);
    }

    // Not by a generated validator: that one drops the messages, which name key and remedy.
    private static void AddCheckedOptions<TOptions>(this IServiceCollection services, string section) where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
