using Orleans.TestingHost;

namespace SocialRec.Orleans.Compliance;

/// <summary>Compiled with real Orleans, which cannot be asked to misbehave: the tests that would ask skip themselves.</summary>
internal static class Misbehaviour
{
    public static FaultPlan Plan(int seed)
    {
        Skip.If(true, "seeded faults are the stand-in's; real Orleans has none");
        return new FaultPlan();
    }

    public static InProcessTestCluster Cluster(FaultPlan plan) => ClusterFixture.Create(_ => { });
}

/// <summary>The stand-in's kinds of faults, by name.</summary>
internal enum Fault
{
    LostReply,
    DelayedCall,
    WriteFailsAfterCommit,
    SecondActivation,
}

/// <summary>The shape of the stand-in's plan; never carried out.</summary>
internal sealed class FaultPlan
{
    private readonly Dictionary<Fault, int> _counts = [];

    public FaultPlan Inject(Fault fault, double probability, Func<GrainId, string, bool>? where = null) => this;

    public void Heal() => _counts.Clear();

    public int CountOf(Fault fault) => _counts.GetValueOrDefault(fault);
}
