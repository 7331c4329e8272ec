using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SocialRec.Gateway.Health;
using SocialRec.Gateway.Options;
using SocialRec.Gateway.Telemetry;

namespace SocialRec.Gateway;

/// <summary>Health and figures alone, for a process without the HTTP API: a silo of a cluster.</summary>
public static class ProbesHost
{
    /// <summary>Adds the services, and binds the server.</summary>
    public static void AddProbes(this WebApplicationBuilder builder, ListenAddress listen)
    {
        builder.Services.AddHealthChecks().AddCheck<LifetimeCheck>("lifetime", tags: [HealthApi.ReadyTag]);
        builder.Services.AddMetricsPage();
        builder.AddTracing();
        builder.WebHost.ConfigureKestrel(listen.Bind);
    }

    /// <summary>Adds the routes.</summary>
    public static void UseProbes(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetricsPage();
    }
}
