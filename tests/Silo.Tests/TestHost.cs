using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace SocialRec.Silo.Tests;

/// <summary>Hosts as the command line makes them, with settings of the test.</summary>
internal static class TestHost
{
    /// <summary>A host with a silo; not started.</summary>
    public static IHost Build(params (string Key, string Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.AddSocialRecSilo();
        return builder.Build();
    }
}
