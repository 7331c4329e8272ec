using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Log;

namespace SocialRec.Grains.Reviews;

/// <summary>A review or comment that is to be read.</summary>
/// <param name="Position">In its partition.</param>
/// <param name="Event">The event; it names an item and has text.</param>
internal readonly record struct LoggedReview(long Position, SocialEvent Event)
{
    private static readonly LoggedReview[] None = [];

    /// <summary>What a chunk holds to read. Words for one person or one circle are theirs and not read.</summary>
    public static LoggedReview[] In(LogChunk chunk)
    {
        List<LoggedReview>? found = null;
        for (int i = 0; i < chunk.Events.Length; i++)
        {
            SocialEvent e = chunk.Events[i];
            if (e.Type is EventType.Review or EventType.Comment && e is { Item: not null, TargetUser: null, Circle: null } && !string.IsNullOrWhiteSpace(e.Text))
                (found ??= []).Add(new LoggedReview(chunk.PositionOf(i), e));
        }

        return found is null ? None : [.. found];
    }
}
