using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialRec.Inference;
using SocialRec.Inference.Text;

namespace SocialRec.Cli.TextEvaluation;

/// <summary>The bundled text model without a server.</summary>
internal static class TextModelHost
{
    /// <summary>Starts the model; to be disposed of.</summary>
    /// <exception cref="CommandException">It is not there, or was rejected.</exception>
    public static async Task<IHost> StartAsync(CancellationToken cancellation)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddInference();
        IHost host = builder.Build();
        await host.StartAsync(cancellation);
        if (host.Services.GetRequiredService<TextAnalyst>().IsReady)
            return host;
        host.Dispose();
        throw new CommandException(ExitCode.Configuration, "The text model is not there: models/manifest.json beside the program names none, or it was rejected.");
    }
}
