using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Log;

/// <summary>
/// What one write made durable. The events of one user stand together, in the order they came; between users there is no order within a chunk.
/// </summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="EventsBefore">How many events the chunks before hold.</param>
/// <param name="WrittenMs">When it was written, Unix milliseconds.</param>
/// <param name="Events">The events, at most <see cref="LogPosition.MaxEventsPerChunk"/>.</param>
/// <param name="Runs">Which of them are whose, in order.</param>
internal sealed record LogChunk(long Number, long EventsBefore, long WrittenMs, SocialEvent[] Events, UserRun[] Runs)
{
    /// <summary>Stands where an event cannot be read any more: no run holds it, and it concerns nobody.</summary>
    public static readonly SocialEvent Withheld = new() { Id = "", Type = default, User = "" };

    public long Last => LogPosition.Of(Number, Events.Length - 1);

    /// <summary>Whether an event cannot be read any more.</summary>
    public bool IsWithheld(int index) => ReferenceEquals(Events[index], Withheld);

    /// <summary>How many events the log holds up to and with this chunk.</summary>
    public long EventsUpTo => EventsBefore + Events.Length;

    public long PositionOf(int index) => LogPosition.Of(Number, index);

    /// <summary>Groups events by user, keeping the order of each user's own.</summary>
    public static LogChunk Of(long number, long eventsBefore, long writtenMs, IReadOnlyList<SocialEvent> events)
    {
        Groups users = Groups.By(events.Count, i => events[i].User);
        var runs = new UserRun[users.Count];
        for (int u = 0; u < runs.Length; u++)
            runs[u] = new UserRun(users.Keys[u], users.Starts[u], users[u].Count);
        return new LogChunk(number, eventsBefore, writtenMs, Array.ConvertAll(users.Order, i => events[i]), runs);
    }

    /// <summary>The chunk with some runs withheld.</summary>
    public LogChunk Without(Predicate<int> isWithheld)
    {
        SocialEvent[] events = [.. Events];
        for (int run = 0; run < Runs.Length; run++)
        {
            if (isWithheld(run))
                Array.Fill(events, Withheld, Runs[run].Start, Runs[run].Count);
        }

        return this with { Events = events, Runs = [.. Runs.Where((_, run) => !isWithheld(run))] };
    }
}
