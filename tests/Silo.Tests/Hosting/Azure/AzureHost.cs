using SocialRec.TestKit.Services;

namespace SocialRec.Silo.Tests.Hosting;

/// <summary>A silo over Azure Storage, as its emulator has it.</summary>
public sealed class AzureHost : ProviderHost
{
    private AzuriteServer? _server;

    /// <inheritdoc/>
    protected override string Provider => "Azure";

    /// <inheritdoc/>
    protected override string Missing => "Azurite is not there; eng/setup-azurite.sh fetches it.";

    /// <inheritdoc/>
    protected override async Task<string?> TryStartServiceAsync()
    {
        _server = await AzuriteServer.TryStartAsync();
        return _server?.ConnectionString;
    }

    /// <inheritdoc/>
    protected override async Task StopServiceAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
