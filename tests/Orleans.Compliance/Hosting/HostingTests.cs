using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using SocialRec.TestKit;

namespace SocialRec.Orleans.Compliance;

public sealed class HostingTests
{
    [Fact]
    public async Task Stages_RunInOrderAndStopBackwards()
    {
        var stages = new List<string>();
        var (siloPort, gatewayPort) = FreePorts();
        using var host = SiloHost(siloPort, gatewayPort, silo =>
        {
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Participant("application", ServiceLifecycleStage.ApplicationServices, stages));
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Participant("storage", ServiceLifecycleStage.RuntimeStorageServices, stages));
            silo.AddStartupTask(async (services, _) =>
            {
                await services.GetRequiredService<IGrainFactory>().GetGrain<IStringKeyGrain>("startup").GetKeyAsync();
                stages.Add("startup task");
            });
        });
        await host.StartAsync();
        await host.StopAsync();
        Assert.Equal(["start storage", "start application", "startup task", "stop application", "stop storage"], stages);
    }

    [Fact]
    public async Task ClientHost_OnTheGatewayPort_ReachesTheSilo()
    {
        var (siloPort, gatewayPort) = FreePorts();
        using var silo = SiloHost(siloPort, gatewayPort, _ => { });
        await silo.StartAsync();
        var builder = NewBuilder();
        builder.UseOrleansClient(client => client.UseLocalhostClustering(gatewayPort));
        using var client = builder.Build();
        await client.StartAsync();
        Assert.Equal("key", await client.Services.GetRequiredService<IClusterClient>().GetGrain<IStringKeyGrain>("key").GetKeyAsync());
        await client.StopAsync();
        await silo.StopAsync();
    }

    [Fact]
    public async Task SiloHost_HasAClientOfItsOwn()
    {
        var (siloPort, gatewayPort) = FreePorts();
        using var silo = SiloHost(siloPort, gatewayPort, _ => { });
        await silo.StartAsync();
        Assert.Equal("key", await silo.Services.GetRequiredService<IClusterClient>().GetGrain<IStringKeyGrain>("key").GetKeyAsync());
        var details = silo.Services.GetRequiredService<ILocalSiloDetails>();
        Assert.Equal(siloPort, details.SiloAddress.Endpoint.Port);
        Assert.Equal("default", details.ClusterId);
        await silo.StopAsync();
    }

    [Fact]
    public async Task Silo_WithoutClustering_DoesNotStart()
    {
        var builder = NewBuilder();
        builder.UseOrleans(silo => { });
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var host = builder.Build();
            await host.StartAsync();
        });
    }

    [Fact]
    public void SiloAndClient_InOneHost_AreRefused()
    {
        var builder = NewBuilder();
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        Assert.Throws<OrleansConfigurationException>(() => builder.UseOrleansClient(client => client.UseLocalhostClustering()));
    }

    private static IHost SiloHost(int siloPort, int gatewayPort, Action<ISiloBuilder> configure)
    {
        var builder = NewBuilder();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort);
            configure(silo);
        });
        return builder.Build();
    }

    private static HostApplicationBuilder NewBuilder() => Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });

    private static (int SiloPort, int GatewayPort) FreePorts()
    {
        var ports = LoopbackPort.Free(2);
        return (ports[0], ports[1]);
    }

    private sealed class Participant(string name, int stage, List<string> stages) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(name, stage, _ => Write("start"), _ => Write("stop"));

        private Task Write(string what)
        {
            lock (stages)
                stages.Add($"{what} {name}");
            return Task.CompletedTask;
        }
    }
}
