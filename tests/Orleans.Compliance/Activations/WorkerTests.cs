namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class WorkerTests(ClusterFixture cluster)
{
    private readonly string[] _gates = [Gate.NewKey(), Gate.NewKey(), Gate.NewKey()];

    [Fact]
    public async Task StatelessWorker_OfTwo_RunsTwoCallsAtOnceAndTheThirdAfterOneOfThem()
    {
        var grain = cluster.Grains.GetGrain<IWorkerGrain>(Gate.NewKey());
        var first = grain.PassAsync(_gates[0]);
        await Gate.Of(_gates[0]).Entered;
        var second = grain.PassAsync(_gates[1]);
        await Gate.Of(_gates[1]).Entered;
        var third = grain.PassAsync(_gates[2]);
        foreach (var gate in _gates)
            Gate.Of(gate).Open();
        Assert.NotEqual(await first, await second);
        Assert.Contains(await third, new[] { await first, await second });
    }

    [Fact]
    public async Task ReentrantWorker_OfOne_IsOneActivationThatInterleaves()
    {
        var grain = cluster.Grains.GetGrain<IFacadeGrain>(Gate.NewKey());
        var calls = _gates.Select(grain.PassAsync).ToArray();
        foreach (var gate in _gates)
            await Gate.Of(gate).Entered;
        foreach (var gate in _gates)
            Gate.Of(gate).Open();
        Assert.Single((await Task.WhenAll(calls)).Distinct());
    }
}
