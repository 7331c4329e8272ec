using Orleans.Faults;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace SocialRec.Orleans.Compliance;

/// <summary>A cluster that does some things wrong; compiled with the stand-in.</summary>
internal static class Misbehaviour
{
    public static FaultPlan Plan(int seed) => new(seed);

    public static InProcessTestCluster Cluster(FaultPlan plan) => ClusterFixture.Create(silo => silo.AddFaults(plan));
}
