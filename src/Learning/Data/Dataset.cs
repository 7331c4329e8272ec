namespace SocialRec.Learning.Data;

/// <summary>What a training run learns from: interactions, who follows whom, and the items' words.</summary>
/// <param name="Log">The interactions.</param>
/// <param name="Social">Who follows whom, by the log's user indexes.</param>
/// <param name="Texts">Title and description by item index, for learning from content; items beyond its end have none.</param>
public sealed record Dataset(InteractionLog Log, SocialGraph Social, IReadOnlyList<string?> Texts)
{
    /// <summary>A dataset of interactions alone.</summary>
    /// <param name="log">The interactions.</param>
    public Dataset(InteractionLog log)
        : this(log, SocialGraph.Empty(log?.Users.Count ?? 0), [])
    {
    }
}
