namespace SocialRec.Grains.Interfaces.Operations;

/// <summary>One long operation; key <c>tenant/operation</c>.</summary>
[Alias("IOperationGrain")]
public interface IOperationGrain : IGrainWithStringKey
{
    /// <summary>How it stands; null if there is no such operation.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<OperationStatus?> GetAsync();

    /// <summary>
    /// Notes how it stands; called by whoever runs it. Beginning, end and a changed result are durable when it returns; after an end nothing changes.
    /// An operation whose runner falls silent reads as failed until it is heard of again.
    /// </summary>
    [Alias("Report")]
    Task ReportAsync(OperationStatus status);
}
