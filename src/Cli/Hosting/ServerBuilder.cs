using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace SocialRec.Cli.Hosting;

/// <summary>A host as every serving verb wants it: settings from appsettings.json and the environment, warnings on the error output.</summary>
internal static class ServerBuilder
{
    /// <summary>Makes a builder.</summary>
    /// <param name="settings">Settings that the command line fixes; they win over all others.</param>
    public static WebApplicationBuilder Create(Dictionary<string, string?> settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter(null, LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        var start = new StartPhase();
        builder.Services.AddSingleton(start);
        builder.Logging.AddFilter("Orleans.Runtime.Silo", level => level >= (start.IsOver ? LogLevel.Warning : LogLevel.Critical));
        // Whoever asks for the health is told it; a log line for every question would bury the rest.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        return builder;
    }
}
