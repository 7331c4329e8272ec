using System.Net;
using Orleans.Runtime;
using SocialRec.Grains.Inference;

namespace SocialRec.Grains.Tests.Inference;

public sealed class PreferGpuDirectorTests
{
    private static readonly SiloAddress[] Silos = [.. Enumerable.Range(1, 4).Select(port => SiloAddress.New(IPAddress.Loopback, port, 1))];

    [Fact]
    public void Prefer_WhereSomeSilosMatch_KeepsThose() =>
        Assert.Equal(Silos[2..], PreferGpuDirector.Prefer(Silos, silo => silo.Endpoint.Port > 2));

    [Fact]
    public void Prefer_WhereNoneMatches_KeepsAll() => Assert.Equal(Silos, PreferGpuDirector.Prefer(Silos, _ => false));

    [Fact]
    public void Filter_WhereSilosCarryNoMetadata_KeepsAll() =>
        Assert.Equal(Silos, new PreferGpuDirector().Filter(new PreferGpuFilter(), default, Silos));
}
