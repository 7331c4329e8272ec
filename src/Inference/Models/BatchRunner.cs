using Microsoft.Extensions.Logging;
using SocialRec.Inference.Diagnostics;
using SocialRec.Inference.Errors;
using SocialRec.Inference.Queueing;

namespace SocialRec.Inference.Models;

/// <summary>
/// Runs batches and sees to it that every request gets an answer or an error. A batch that fails is tried again on the version that served before, if the new
/// one is on probation; otherwise one by one, so that one bad request does not cost its batch-mates their answers.
/// </summary>
internal sealed partial class BatchRunner<TRequest, TResult>(
    IModelAdapter<TRequest, TResult> adapter,
    VersionSlot versions,
    FaultRecord faults,
    RunCost cost,
    ModelHost host)
{
    private readonly ILogger _logger = host.Logger;
    private readonly InferenceInstruments _instruments = host.Instruments;

    /// <summary>Runs a batch of requests of one group.</summary>
    public void Run(List<PendingRequest<TRequest, TResult>> batch, WorkerBuffers buffers)
    {
        foreach (var request in batch)
            _instruments.OnWaited(adapter.Name, host.Time.GetElapsedTime(request.EnqueuedAt));
        Serve(batch, buffers);
    }

    private void Serve(List<PendingRequest<TRequest, TResult>> batch, WorkerBuffers buffers)
    {
        for (var unanswered = batch; unanswered.Count > 0;)
            unanswered = RunOnce(unanswered, buffers);
    }

    /// <summary>Runs on the version that serves now.</summary>
    /// <returns>What is to be tried again on the version that serves by then.</returns>
    private List<PendingRequest<TRequest, TResult>> RunOnce(List<PendingRequest<TRequest, TResult>> batch, WorkerBuffers buffers)
    {
        if (versions.Acquire() is not { } model)
        {
            FailAll(batch, new ModelUnavailableException($"No version of the {adapter.Name} model is loaded."));
            return [];
        }

        try
        {
            var (failed, fault, cause) = Answer(batch, model, buffers);
            if (failed.Count == 0)
            {
                versions.Succeeded(model);
                return [];
            }

            if (RetryElsewhere(model, fault, cause!))
                return failed;
            // A run that hung would hang again, and hold the worker once more for each of its requests.
            if (batch.Count > 1 && failed.Count == batch.Count && fault != InferenceFault.TimedOut)
                RunEach(batch, buffers);
            else
                FailAll(failed, new InferenceFaultException(adapter.Name, fault, cause!));
            return [];
        }
        finally
        {
            model.Release();
        }
    }

    private void RunEach(List<PendingRequest<TRequest, TResult>> batch, WorkerBuffers buffers)
    {
        foreach (var request in batch)
            Serve([request], buffers);
    }

    /// <summary>Completes every request that the model answers.</summary>
    /// <returns>The others, and what is wrong with them.</returns>
    private (List<PendingRequest<TRequest, TResult>> Failed, InferenceFault Fault, Exception? Cause) Answer(
        List<PendingRequest<TRequest, TResult>> batch, LoadedModel model, WorkerBuffers buffers)
    {
        try
        {
            Execute(batch, model, buffers);
        }
        catch (Exception exception)
        {
            return (batch, exception is TimeoutException ? InferenceFault.TimedOut : InferenceFault.RunFailed, exception);
        }

        List<PendingRequest<TRequest, TResult>> failed = [];
        Exception? cause = null;
        for (int row = 0; row < batch.Count; row++)
        {
            try
            {
                batch[row].Complete(adapter.Read(batch[row].Request, row, buffers.Outputs));
            }
            catch (Exception exception)
            {
                failed.Add(batch[row]);
                cause = exception;
            }
        }

        _instruments.OnAnswered(adapter.Name, "answered", batch.Count - failed.Count);
        return (failed, (cause as UnusableOutputException)?.Fault ?? InferenceFault.RunFailed, cause);
    }

    private void Execute(List<PendingRequest<TRequest, TResult>> batch, LoadedModel model, WorkerBuffers buffers)
    {
        int length = batch.Max(request => request.Length);
        int tokens = batch.Sum(request => request.Length);
        buffers.Inputs.Clear();
        adapter.Write(batch.ConvertAll(request => request.Request), length, buffers.Inputs);

        using var limit = new CancellationTokenSource(host.RunTimeout, host.Time);
        long started = host.Time.GetTimestamp();
        try
        {
            model.Session.Run(buffers.Inputs, buffers.Outputs, limit.Token);
        }
        catch (Exception exception) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"The run took more than {host.RunTimeout.TotalMilliseconds:0} ms.", exception);
        }

        var duration = host.Time.GetElapsedTime(started);
        cost.Record(length * batch.Count, duration);
        _instruments.OnRun(adapter.Name, batch.Count, tokens, (length * batch.Count) - tokens, duration);
    }

    private bool RetryElsewhere(LoadedModel model, InferenceFault fault, Exception cause)
    {
        long count = faults.Record($"{fault}: {cause.Message}");
        _instruments.OnFault(adapter.Name, fault);
        // A model that fails on everything must not fill the log: the first few, then ever fewer.
        if (long.IsPow2(count))
            LogFault(adapter.Name, model.Artifact.Version, fault, count, cause);
        bool elsewhere = versions.RollBack(model, out bool replaced);
        if (replaced)
        {
            _instruments.OnVersion(adapter.Name, "rolled-back");
            LogRolledBack(adapter.Name, model.Artifact.Version, versions.Current?.Artifact.Version);
        }

        return elsewhere;
    }

    private void FailAll(List<PendingRequest<TRequest, TResult>> requests, Exception exception)
    {
        foreach (var request in requests)
            request.Fail(exception);
        _instruments.OnAnswered(adapter.Name, "failed", requests.Count);
    }
}
