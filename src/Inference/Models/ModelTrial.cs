using SocialRec.Inference.Errors;
using SocialRec.Inference.Sessions;
using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Models;

/// <summary>What a version must pass before it serves: it fits the adapter, answers its trial requests, and answers them in company as it does alone.</summary>
internal sealed class ModelTrial<TRequest, TResult>(IModelAdapter<TRequest, TResult> adapter)
{
    /// <exception cref="ModelRejectedException">It fails.</exception>
    public void Pass(ModelArtifact artifact, IModelSession session, CancellationToken cancellationToken)
    {
        RequireFit(artifact, session);
        try
        {
            RequireStableAnswers(artifact, session, cancellationToken);
        }
        catch (Exception exception) when (exception is not (ModelRejectedException or OperationCanceledException))
        {
            throw new ModelRejectedException(ModelRejection.TrialFailed, $"Version {artifact.Version} failed its trial: {exception.Message}", exception);
        }
    }

    private void RequireFit(ModelArtifact artifact, IModelSession session)
    {
        var misfits = adapter.Inputs.Where(wanted => !session.Inputs.Any(actual => actual.Name == wanted.Name && wanted.Fits(actual)))
            .Concat(session.Inputs.Where(actual => !adapter.Inputs.Any(wanted => wanted.Name == actual.Name)))
            .Concat(adapter.Outputs.Where(wanted => !session.Outputs.Any(actual => actual.Name == wanted.Name && wanted.Fits(actual))))
            .ToArray();
        if (misfits.Length > 0)
        {
            throw new ModelRejectedException(
                ModelRejection.WrongShape,
                $"Version {artifact.Version} does not fit: {string.Join("; ", misfits.AsEnumerable())}. " +
                $"It takes {string.Join("; ", session.Inputs)} and gives {string.Join("; ", session.Outputs)}.");
        }
    }

    private void RequireStableAnswers(ModelArtifact artifact, IModelSession session, CancellationToken cancellationToken)
    {
        var trials = adapter.Trials;
        var together = Run(session, trials, cancellationToken);
        for (int i = 0; i < trials.Count; i++)
        {
            float difference = adapter.Difference(Run(session, [trials[i]], cancellationToken)[0], together[i]);
            if (difference > artifact.Tolerance)
            {
                throw new ModelRejectedException(
                    ModelRejection.BatchDependent,
                    $"Version {artifact.Version} answers a request in company {difference} away from its answer alone; {artifact.Tolerance} is allowed.");
            }
        }
    }

    private TResult[] Run(IModelSession session, IReadOnlyList<TRequest> batch, CancellationToken cancellationToken)
    {
        var inputs = new TensorBatch();
        var outputs = new TensorBatch();
        adapter.Write(batch, batch.Max(adapter.LengthOf), inputs);
        session.Run(inputs, outputs, cancellationToken);
        return [.. batch.Select((request, row) => adapter.Read(request, row, outputs))];
    }
}
