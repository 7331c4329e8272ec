using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialRec.Gateway.Access;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Circles;
using SocialRec.Gateway.Docs;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Health;
using SocialRec.Gateway.Items;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Limits;
using SocialRec.Gateway.Models;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Operations;
using SocialRec.Gateway.Options;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Recommendations;
using SocialRec.Gateway.Suggestions;
using SocialRec.Gateway.Telemetry;
using SocialRec.Gateway.Texts;
using SocialRec.Gateway.Users;

namespace SocialRec.Gateway;

/// <summary>The HTTP side of SocialRec: adds it to a host that has a grain factory, an Orleans client or a silo.</summary>
public static class GatewayHost
{
    /// <summary>Adds the services, and binds the server as the loopback rule allows.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="listen">Where to listen.</param>
    /// <returns>The key that had to be made because the server is to be reached from elsewhere and had none: show it once; null if none was made.</returns>
    public static string? AddGateway(this WebApplicationBuilder builder, ListenAddress listen)
    {
        IServiceCollection services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        AddOptions(services);
        AddLimits(services);
        AddHealth(services);
        AddOpenApi(services);
        AddParts(services);
        builder.AddTracing();

        var access = builder.Configuration.GetSection(AccessOptions.SectionName).Get<AccessOptions>() ?? new AccessOptions();
        services.AddSingleton(ApiKeys.Open(access, listen.IsLoopback, out string? made));
        builder.WebHost.ConfigureKestrel(listen.Bind);
        // No handler blocks a thread, so what a socket brings is worked on where it arrives, not handed to another thread first.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        return made;
    }

    /// <summary>Adds the middleware and the routes.</summary>
    public static void UseGateway(this WebApplication app)
    {
        app.UseMiddleware<InstrumentsMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<AddressMiddleware>();
        app.UseRateLimiter();
        app.UseRequestTimeouts();

        app.MapHealth();
        app.MapMetricsPage();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapDocs();
        RouteGroupBuilder v1 = app.MapGroup("/v1");
        v1.MapEvents();
        v1.MapItems();
        v1.MapUsers();
        v1.MapRelations();
        v1.MapCircles();
        v1.MapMembers();
        v1.MapRecommendations();
        v1.MapLists();
        v1.MapSuggestions();
        v1.MapTexts();
        v1.MapModels();
        v1.MapTrainingRuns();
        v1.MapOperations();
        v1.MapImports();
    }

    private static void AddOptions(IServiceCollection services)
    {
        // By reflection: the generated validators leave out a range's own message, which names the key.
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BulkOptions>().BindConfiguration(BulkOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RoutingOptions>().BindConfiguration(RoutingOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
    }

    private static void AddLimits(IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddRequestTimeouts();
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>, GatewayInstruments>((limiter, limits, instruments) => ConcurrencyLimit.Configure(limiter, limits.Value, instruments));
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<LimitOptions>>((timeouts, limits) => TimeLimit.Configure(timeouts, limits.Value));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((server, limits) => ServerLimits.Configure(server, limits.Value));
    }

    private static void AddHealth(IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<ClusterCheck>("cluster", tags: [HealthApi.ReadyTag], timeout: TimeSpan.FromSeconds(2))
        .AddCheck<LifetimeCheck>("lifetime", tags: [HealthApi.ReadyTag]);

    private static void AddOpenApi(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(http => GatewayJson.Configure(http.SerializerOptions));
        services.AddOpenApi("v1", api =>
        {
            api.AddDocumentTransformer<DocumentTransformer>();
            api.AddOperationTransformer<OperationTransformer>();
            api.AddSchemaTransformer<SchemaTransformer>();
        });
    }

    private static void AddParts(IServiceCollection services)
    {
        services.AddMetricsPage();
        services.AddSingleton<GatewayInstruments>();
        services.AddSingleton<TenantLayouts>();
        services.AddSingleton<BulkRequest>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<EventTarget>();
        services.AddSingleton<CatalogShards>();
        services.AddSingleton<ItemTarget>();
        services.AddSingleton<UserTarget>();
        services.AddSingleton<CircleTarget>();
        services.AddSingleton<RecommendationLanes>();
        services.AddSingleton<RecommendationService>();
        services.AddSingleton<TextModel>();
    }
}
