namespace SocialRec.Cli.Hosting;

/// <summary>Whether a host is still starting. A start that fails is told in one sentence at its end (<see cref="Failure"/>), so no part of it complains on its own until then.</summary>
internal sealed class StartPhase
{
    /// <summary>True once everything has started.</summary>
    public bool IsOver { get; set; }
}
