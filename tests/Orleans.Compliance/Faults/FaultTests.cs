using Orleans.Storage;

namespace SocialRec.Orleans.Compliance;

public sealed class FaultTests
{
    [SkippableFact]
    public async Task LostReply_CallHappensAndCallerTimesOut()
    {
        var plan = Misbehaviour.Plan(seed: 1).Inject(Fault.LostReply, 1, (_, method) => method == nameof(ICallGrain.SlowAsync));
        await using var cluster = Misbehaviour.Cluster(plan);
        await cluster.DeployAsync();
        var (grain, gate) = (cluster.Client.GetGrain<ICallGrain>(Gate.NewKey()), Gate.NewKey());
        Gate.Of(gate).Open();
        await Assert.ThrowsAsync<TimeoutException>(() => grain.SlowAsync(gate));
        Assert.Equal(1, await grain.GetCompletedAsync());
        Assert.Equal(1, plan.CountOf(Fault.LostReply));
    }

    [SkippableFact]
    public async Task DelayedCall_ArrivesAfterALaterOne()
    {
        var plan = Misbehaviour.Plan(seed: 2).Inject(Fault.DelayedCall, 1, (_, method) => method == nameof(ITurnGrain.MarkAsync));
        await using var cluster = Misbehaviour.Cluster(plan);
        await cluster.DeployAsync();
        var grain = cluster.Client.GetGrain<ITurnGrain>(Gate.NewKey());
        var late = grain.MarkAsync("late");
        await grain.MarkInterleavingAsync("early");
        await late;
        Assert.Equal(["early", "late"], await grain.ReadLogAsync());
    }

    [SkippableFact]
    public async Task WriteThatFailsAfterCommit_IsKeptAndMakesTheNextWriteStale()
    {
        var plan = Misbehaviour.Plan(seed: 3).Inject(Fault.WriteFailsAfterCommit, 1);
        await using var cluster = Misbehaviour.Cluster(plan);
        await cluster.DeployAsync();
        var grain = cluster.Client.GetGrain<IStateGrain>(Gate.NewKey());
        await Assert.ThrowsAsync<IOException>(() => grain.SetAsync("kept"));
        plan.Heal();
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => grain.SetAsync("stale"));
        Assert.Equal("kept", await grain.GetTextAsync());
    }

    [SkippableFact]
    public async Task SecondActivation_FirstLosesTheRaceForTheRecord()
    {
        var plan = Misbehaviour.Plan(seed: 4);
        await using var cluster = Misbehaviour.Cluster(plan);
        await cluster.DeployAsync();
        var grain = cluster.Client.GetGrain<IStateGrain>(Gate.NewKey());
        await grain.SetAsync("first");
        var first = await grain.GetActivationAsync();
        plan.Inject(Fault.SecondActivation, 1, (_, method) => method == nameof(IStateGrain.GetActivationAsync));
        var second = await grain.GetActivationAsync();
        plan.Heal();
        Assert.NotEqual(first, second);
        Assert.Equal("first", await grain.GetTextAsync());
        await grain.SetAsync("second");
        Assert.Equal(second, await grain.GetActivationAsync());
    }

    [SkippableFact]
    public async Task Faults_OfOneSeed_AreTheSameEachTime()
    {
        async Task<bool[]> RunAsync()
        {
            var plan = Misbehaviour.Plan(seed: 5).Inject(Fault.WriteFailsAfterCommit, 0.5);
            await using var cluster = Misbehaviour.Cluster(plan);
            await cluster.DeployAsync();
            var outcomes = new bool[20];
            for (var i = 0; i < outcomes.Length; i++)
                outcomes[i] = await Succeeds(cluster.Client.GetGrain<IStateGrain>($"grain-{i}").SetAsync("text"));
            return outcomes;
        }

        var outcomes = await RunAsync();
        Assert.Contains(true, outcomes);
        Assert.Contains(false, outcomes);
        Assert.Equal(outcomes, await RunAsync());
    }

    private static async Task<bool> Succeeds(Task task)
    {
        try
        {
            await task;
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
