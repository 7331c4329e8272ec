using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Items;
using SocialRec.Grains.Models;
using SocialRec.Grains.Operations;
using SocialRec.Grains.Recommendations;
using SocialRec.Grains.Training;
using SocialRec.Learning.Training;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Scenarios;

namespace SocialRec.Grains;

/// <summary>Adds what the grains need from a silo; storage, clustering and reminders are the silo's own choice.</summary>
public static class GrainServiceCollectionExtensions
{
    /// <summary>Adds the options, bound to their sections and checked at start, and the silo's singletons.</summary>
    public static IServiceCollection AddSocialRecGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddItems();
        services.AddCatalog();
        services.AddModels();
        services.AddRecommendations();
        services.AddCheckedOptions<OperationOptions, OperationOptionsValidator>(OperationOptions.SectionName);
        return services;
    }

    private static void AddItems(this IServiceCollection services)
    {
        services.AddCheckedOptions<ItemOptions, ItemOptionsValidator>(ItemOptions.SectionName);
        services.AddSingleton<FiguresOutbox>();
        services.AddHostedService(provider => provider.GetRequiredService<FiguresOutbox>());
    }

    private static void AddCatalog(this IServiceCollection services)
    {
        services.AddCheckedOptions<CatalogOptions, CatalogOptionsValidator>(CatalogOptions.SectionName);
        services.AddSingleton<CatalogInstruments>();
        services.AddSingleton<TenantLayouts>();
    }

    private static void AddModels(this IServiceCollection services)
    {
        services.AddCheckedOptions<ModelOptions, ModelOptionsValidator>(ModelOptions.SectionName);
        services.AddSingleton<ModelInstruments>();
        services.AddSingleton<ArtifactStore>();
        services.AddSingleton<LogDatasetReader>();
        services.AddSingleton<TrainingPipeline>();
        services.AddSingleton<TrainingRun>();
        services.AddSingleton<TrainingService>();
        services.AddHostedService(provider => provider.GetRequiredService<TrainingService>());
    }

    private static void AddRecommendations(this IServiceCollection services)
    {
        services.AddCheckedOptions<RecommendationOptions, RecommendationOptionsValidator>(RecommendationOptions.SectionName);
        services.AddSingleton<RecommendationInstruments>();
        services.AddSingleton<IRecommenderObserver, RecommenderObserver>();
        services.AddSingleton(provider => new Recommender(
            new ScenarioSet(), provider.GetRequiredService<TimeProvider>(), observer: provider.GetRequiredService<IRecommenderObserver>()));
        services.AddSingleton<ServingService>();
        services.AddHostedService(provider => provider.GetRequiredService<ServingService>());
    }

    private static void AddCheckedOptions<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
    }
}
