namespace SocialRec.Inference.Models;

/// <summary>A model as its service sees it. Disposing of it, once the workers have ended, fails what waits and lets the versions go.</summary>
internal interface IServedModel : IDisposable
{
    /// <summary>What it does at the moment.</summary>
    ModelStatus Status { get; }
}
