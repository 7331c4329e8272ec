using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialRec.Inference.Diagnostics;
using SocialRec.Inference.Sessions;
using SocialRec.Inference.Text;
using SocialRec.Inference.Text.Reviews;

namespace SocialRec.Inference;

/// <summary>Registers the inference service.</summary>
public static class InferenceServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="InferenceService"/>, configured by section <see cref="InferenceOptions.SectionName"/>, and loads the bundled models at start.</summary>
    public static IServiceCollection AddInference(this IServiceCollection services)
    {
        services.AddOptions<InferenceOptions>().BindConfiguration(InferenceOptions.SectionName).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<InferenceOptions>, InferenceOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InferenceInstruments>();
        services.TryAddSingleton<ISessionFactory, OnnxSessionFactory>();
        services.TryAddSingleton<InferenceService>();
        services.TryAddSingleton<TextAnalyst>();
        services.TryAddSingleton<ReviewAnalyst>();
        services.AddHostedService<ModelStartup>();
        return services.AddMetrics();
    }
}
