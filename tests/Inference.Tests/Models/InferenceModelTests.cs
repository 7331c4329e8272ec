using SocialRec.Inference.Errors;
using SocialRec.Inference.Tests.Fakes;
using SocialRec.TestKit;

namespace SocialRec.Inference.Tests.Models;

public sealed class InferenceModelTests
{
    [Fact]
    public async Task Run_OfALoneRequest_IsServedAloneAndAtOnce()
    {
        await using var host = new TestHost();
        var session = await host.ServeAsync(new FakeSession());

        Assert.Equal((IEnumerable<float>)[2, 4, 6], await host.Model.RunAsync([1, 2, 3]));
        Assert.Equal([1], session.Runs);
    }

    [Fact]
    public async Task Run_WhileTheWorkerIsBusy_GathersABatchAndAnswersEachItsOwn()
    {
        using var gate = new Gate();
        await using var host = new TestHost();
        var session = await host.ServeAsync(gate.Session);
        gate.Close();
        var first = host.Model.RunAsync([1]);
        await gate.EnteredAsync();
        var others = Enumerable.Range(2, 5).Select(i => host.Model.RunAsync([i])).ToArray();

        gate.Open(runs: 2);

        Assert.Equal(2, Assert.Single(await first));
        float[][] answers = await Task.WhenAll(others);
        Assert.Equal([4, 6, 8, 10, 12], answers.Select(answer => answer[0]));
        Assert.Equal([1, 5], session.Runs);
    }

    [Fact]
    public async Task Run_WithAFullQueue_IsShedWithAHint()
    {
        using var gate = new Gate();
        await using var host = new TestHost(new ModelQueueOptions { QueueLength = 2 });
        await host.ServeAsync(gate.Session);
        gate.Close();
        var running = host.Model.RunAsync([1]);
        await gate.EnteredAsync();
        Task<float[]>[] waiting = [host.Model.RunAsync([2]), host.Model.RunAsync([3])];

        var shed = await Assert.ThrowsAsync<InferenceOverloadedException>(() => host.Model.RunAsync([4]));

        Assert.True(shed.RetryAfter > TimeSpan.Zero);
        Assert.Equal(1, host.Measurements.Sum("socialrec.inference.shed", "doubling"));
        Assert.Equal(2, host.Model.Status.Waiting);
        gate.Open(runs: 2);
        await Task.WhenAll([running, .. waiting]);
    }

    [Fact]
    public async Task Run_CancelledWhileItWaits_IsNeverRun()
    {
        using var gate = new Gate();
        using var cancellation = new CancellationTokenSource();
        await using var host = new TestHost();
        var session = await host.ServeAsync(gate.Session);
        gate.Close();
        var running = host.Model.RunAsync([1]);
        await gate.EnteredAsync();
        var abandoned = host.Model.RunAsync([2], cancellation.Token);
        var kept = host.Model.RunAsync([3]);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        gate.Open(runs: 2);
        await Task.WhenAll(running, kept);
        Assert.Equal([1, 1], session.Runs);
    }

    [Fact]
    public async Task Run_WithAMalformedOrLongRequest_IsRefused()
    {
        await using var host = new TestHost(new ModelQueueOptions { MaxLength = 3 });
        await host.ServeAsync(new FakeSession());

        await Assert.ThrowsAsync<ArgumentException>(() => host.Model.RunAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Model.RunAsync([1, 2, 3, 4]));
    }

    [Fact]
    public async Task Run_BeforeAnyVersionIsLoaded_SaysSo()
    {
        await using var host = new TestHost();

        await Assert.ThrowsAsync<ModelUnavailableException>(() => host.Model.RunAsync([1]));
    }

    [Fact]
    public async Task Run_AmongBatchMatesOfWhichOneFails_AnswersTheOthers()
    {
        using var gate = new Gate();
        await using var host = new TestHost();
        await host.ServeAsync(new FakeSession
        {
            OnRun = (inputs, outputs, token) =>
            {
                gate.Pass(token);
                if (inputs["x"].Floats.Span.Contains(13))
                    throw new InvalidOperationException("unlucky");
                FakeSession.Apply(inputs, outputs, x => 2 * x);
            },
        });
        var tasks = await RunTogetherAsync(host, gate, 1, 12, 13, 14);

        Assert.Equal(24, (await tasks[1])[0]);
        Assert.Equal(28, (await tasks[3])[0]);
        var fault = await Assert.ThrowsAsync<InferenceFaultException>(() => tasks[2]);
        Assert.Equal(InferenceFault.RunFailed, fault.Fault);
    }

    [Fact]
    public async Task Run_WithNaNForOneOfABatch_FailsThatOneOnly()
    {
        using var gate = new Gate();
        await using var host = new TestHost();
        await host.ServeAsync(new FakeSession
        {
            OnRun = (inputs, outputs, token) =>
            {
                gate.Pass(token);
                FakeSession.Apply(inputs, outputs, x => x == 13 ? float.NaN : x);
            },
        });
        var tasks = await RunTogetherAsync(host, gate, 1, 12, 13, 14);

        Assert.Equal(12, (await tasks[1])[0]);
        Assert.Equal(14, (await tasks[3])[0]);
        Assert.Equal(InferenceFault.NotFinite, (await Assert.ThrowsAsync<InferenceFaultException>(() => tasks[2])).Fault);
        Assert.Equal(1, host.Measurements.Sum("socialrec.inference.faults", "NotFinite"));
    }

    [Fact]
    public async Task Run_OnASessionThatThrowsOnce_ServesTheNextRequest()
    {
        await using var host = new TestHost();
        await host.ServeAsync(new FakeSession
        {
            OnRun = (inputs, outputs, _) => FakeSession.Apply(inputs, outputs, x => x == 13 ? throw new InvalidOperationException("unlucky") : x),
        });

        await Assert.ThrowsAsync<InferenceFaultException>(() => host.Model.RunAsync([13]));

        Assert.Equal(7, Assert.Single(await host.Model.RunAsync([7])));
        Assert.Equal(1, host.Model.Status.Faults);
        Assert.Contains("unlucky", host.Model.Status.LastFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatHangs_IsStoppedAfterItsTimeLimit()
    {
        var time = new FakeTimeProvider();
        using var gate = new Gate();
        await using var host = new TestHost(time: time);
        await host.ServeAsync(gate.Session);
        gate.Close();
        var hung = host.Model.RunAsync([1]);
        await gate.EnteredAsync();

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(InferenceFault.TimedOut, (await Assert.ThrowsAsync<InferenceFaultException>(() => hung)).Fault);
    }

    [Fact]
    public async Task Dispose_WithRequestsWaiting_FinishesTheRunAndFailsTheRest()
    {
        using var gate = new Gate();
        var host = new TestHost();
        var session = await host.ServeAsync(gate.Session);
        gate.Close();
        var running = host.Model.RunAsync([1]);
        await gate.EnteredAsync();
        var waiting = host.Model.RunAsync([2]);

        var disposal = host.DisposeAsync();
        gate.Open();
        await disposal;

        Assert.Equal(2, Assert.Single(await running));
        await Assert.ThrowsAsync<ModelUnavailableException>(() => waiting);
        Assert.True(session.IsDisposed);
    }

    /// <summary>Runs the first alone and, while it is held, gathers the others into one batch.</summary>
    private static async Task<Task<float[]>[]> RunTogetherAsync(TestHost host, Gate gate, params float[] requests)
    {
        gate.Close();
        var first = host.Model.RunAsync([requests[0]]);
        await gate.EnteredAsync();
        Task<float[]>[] others = [.. requests[1..].Select(request => host.Model.RunAsync([request]))];
        gate.Open(runs: requests.Length + 1);
        await first;
        return [first, .. others];
    }
}
