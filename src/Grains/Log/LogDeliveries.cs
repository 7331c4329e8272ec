using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Followers;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Log;

/// <summary>The calls a partition makes: what each kind of receiver is told of a chunk.</summary>
internal sealed class LogDeliveries(IGrainFactory grains, string tenant, int partition)
{
    /// <param name="receiver">The user as a receiver; null where nothing of the user's is undurable.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="run">The user's events.</param>
    public Task<UserProgress> ToUserAsync(Receiver? receiver, LogChunk chunk, UserRun run)
    {
        UserDelta delta = new()
        {
            Previous = receiver?.PreviousOf(chunk.Number) ?? 0,
            First = chunk.PositionOf(run.Start),
            Events = chunk.Events[run.Start..(run.Start + run.Count)],
        };
        return User(run.User, receiver).ApplyAsync(delta);
    }

    /// <param name="receiver">The item.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="events">Indexes of the events that concern the item.</param>
    /// <param name="before">By index in the chunk: items that the user had dealt with before; null where the user did not say.</param>
    public Task<ViewProgress> ToItemAsync(Receiver receiver, LogChunk chunk, ArraySegment<int> events, ulong[]?[] before)
    {
        var acts = new ItemAct[events.Count];
        for (int i = 0; i < acts.Length; i++)
        {
            SocialEvent e = chunk.Events[events[i]];
            acts[i] = new ItemAct(chunk.PositionOf(events[i]), e.Type, e.User, (float)(e.Value ?? double.NaN), e.TimeMs, e.Text, before[events[i]] ?? []);
        }

        return Item(receiver).ApplyAsync(new ItemDelta { Partition = partition, Previous = receiver.PreviousOf(chunk.Number), Acts = acts });
    }

    /// <summary>Follows and unfollows go to the person's followers; then the person is told, whose recent acts go to the new followers.</summary>
    public async Task<ViewProgress> ToFollowersAsync(Receiver receiver, LogChunk chunk, ArraySegment<int> events)
    {
        FollowerChange[] changes = [.. events.Select(i => new FollowerChange(chunk.PositionOf(i), chunk.Events[i].User, chunk.Events[i].Type == EventType.Follow))];
        FollowersDelta delta = new() { Partition = partition, Previous = receiver.PreviousOf(chunk.Number), Changes = changes };
        ViewProgress progress = await grains.Refer<IFollowersView>(GrainKey.Of(tenant, receiver.Id)).ApplyAsync(delta);
        if (progress.Applied < chunk.PositionOf(events[^1]))
            return progress;
        await User(receiver.Id, null).WelcomeAsync([.. changes.Where(change => change.Follows).Select(change => change.Follower).Distinct()]);
        return progress;
    }

    /// <summary>Joins and leaves go to the circle's members.</summary>
    public Task<ViewProgress> ToMembersAsync(Receiver receiver, LogChunk chunk, IReadOnlyList<int> events)
    {
        var changes = new MemberChange[events.Count];
        for (int i = 0; i < changes.Length; i++)
            changes[i] = new MemberChange(chunk.PositionOf(events[i]), chunk.Events[events[i]].User, chunk.Events[events[i]].Type == EventType.Join);
        MembersDelta delta = new() { Partition = partition, Previous = receiver.PreviousOf(chunk.Number), Changes = changes };
        return grains.Refer<ICircleMembersView>(GrainKey.Of(tenant, receiver.Id)).ApplyAsync(delta);
    }

    /// <param name="receiver">The circle.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="events">Indexes of the events that the circle hears of; there may be none.</param>
    public Task<ViewProgress> ToCircleAsync(Receiver receiver, LogChunk chunk, IEnumerable<int> events)
    {
        List<FriendAct> acts = [];
        List<CircleLeave> left = [];
        foreach (int i in events)
        {
            SocialEvent e = chunk.Events[i];
            if (e.Type == EventType.Leave)
                left.Add(new CircleLeave(chunk.PositionOf(i), e.User));
            else
                acts.Add(new FriendAct(e.User, chunk.PositionOf(i), e.Type, e.Item!, e.TimeMs, EventDetail.Cut(e.Text), Direct: e.Circle is not null));
        }

        return Circle(receiver).ApplyAsync(new CircleDelta { Partition = partition, Previous = receiver.PreviousOf(chunk.Number), UpTo = chunk.Last, Acts = [.. acts], Left = [.. left] });
    }

    public Task ToFeedsAsync(string author, long after, long upTo) => User(author, null).FanOutAsync(after, upTo);

    /// <summary>Has a user, item or circle make its chunks durable, up to one and with it.</summary>
    public Task<ViewProgress> FlushAsync(Receiver receiver, long chunk)
    {
        long upTo = LogPosition.StartOf(chunk);
        return receiver.Kind switch
        {
            ReceiverKind.User => User(receiver.Id, receiver).FlushAsync(upTo),
            ReceiverKind.Circle => Circle(receiver).FlushAsync(partition, upTo),
            _ => Item(receiver).FlushAsync(partition, upTo),
        };
    }

    private IUserView User(string user, Receiver? receiver)
    {
        if (receiver is null)
            return grains.Refer<IUserView>(GrainKey.Of(tenant, user));
        return (IUserView)(receiver.Grain ??= grains.Refer<IUserView>(GrainKey.Of(tenant, user)));
    }

    private ICircleView Circle(Receiver receiver) => (ICircleView)(receiver.Grain ??= grains.Refer<ICircleView>(GrainKey.Of(tenant, receiver.Id)));

    private IItemView Item(Receiver receiver) => (IItemView)(receiver.Grain ??= grains.Refer<IItemView>(GrainKey.Of(tenant, receiver.Id)));
}
