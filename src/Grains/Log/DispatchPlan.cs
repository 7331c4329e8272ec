using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Log;

/// <summary>Who receives what of a chunk. Users receive their runs; the rest is merged here.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Items">Items with the indexes of the events that concern them.</param>
/// <param name="Followed">People with the indexes of the follows and unfollows that concern them.</param>
/// <param name="Circles">Circles with the indexes of the joins and leaves that concern them.</param>
/// <param name="Authors">Users whose events in the chunk friends may hear of: numbers of <see cref="LogChunk.Runs"/>.</param>
internal sealed record DispatchPlan(LogChunk Chunk, Groups Items, Groups Followed, Groups Circles, int[] Authors)
{
    public static DispatchPlan Of(LogChunk chunk) => new(
        chunk,
        Groups.By(chunk.Events.Length, i => KeyOf(chunk.Events[i], ReceiverKind.Item)),
        Groups.By(chunk.Events.Length, i => KeyOf(chunk.Events[i], ReceiverKind.Followers)),
        Groups.By(chunk.Events.Length, i => KeyOf(chunk.Events[i], ReceiverKind.Members)),
        [.. Enumerable.Range(0, chunk.Runs.Length).Where(run => FriendsMayHear(chunk, chunk.Runs[run]))]);

    /// <summary>Indexes of the events that concern one receiver.</summary>
    public static int[] EventsOf(LogChunk chunk, Receiver receiver) => [.. Enumerable.Range(0, chunk.Events.Length).Where(i => KeyOf(chunk.Events[i], receiver.Kind) == receiver.Id)];

    private static string? KeyOf(SocialEvent e, ReceiverKind kind) => kind switch
    {
        ReceiverKind.Item => e.Type.ConcernsItem() ? e.Item : null,
        ReceiverKind.Followers => e.Type is EventType.Follow or EventType.Unfollow && e.TargetUser != e.User ? e.TargetUser : null,
        ReceiverKind.Members => e.Type.ConcernsCircle() ? e.Circle : null,
        ReceiverKind.Circle => null,
        _ => e.User,
    };

    private static bool FriendsMayHear(LogChunk chunk, UserRun run) =>
        chunk.Events.AsSpan(run.Start, run.Count).ToArray().Any(e => e.Type.IsPublic() || e.Type is EventType.Unlike or EventType.Block or EventType.Unblock);
}
