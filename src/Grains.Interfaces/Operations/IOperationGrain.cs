namespace SocialRec.Grains.Interfaces.Operations;

/// <summary>One long operation; key <c>tenant/operation</c>.</summary>
[Alias("IOperationGrain")]
public interface IOperationGrain : IGrainWithStringKey
{
    /// <summary>How it stands; null if there is no such operation.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<OperationStatus?> GetAsync();

    /// <summary>Notes how it stands; called by whoever runs it. An operation whose runner falls silent is failed by its own timer.</summary>
    [Alias("Report")]
    Task ReportAsync(OperationStatus status);
}
