using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Followers;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Log;

/// <summary>The calls a partition makes: what each kind of receiver is told of a chunk.</summary>
internal sealed class LogDeliveries(IGrainFactory grains, string tenant, int partition)
{
    public Task<UserProgress> ToUserAsync(LogChunk chunk, UserRun run, long previous)
    {
        var positions = new long[run.Count];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = chunk.PositionOf(run.Start + i);
        UserDelta delta = new() { Previous = previous, Events = chunk.Events[run.Start..(run.Start + run.Count)], Positions = positions };
        return User(run.User).ApplyAsync(delta);
    }

    /// <param name="chunk">The chunk.</param>
    /// <param name="item">The item.</param>
    /// <param name="events">Indexes of the events that concern the item.</param>
    /// <param name="before">By index in the chunk: items that the user had dealt with before; null where the user did not say.</param>
    /// <param name="previous">See <see cref="ItemDelta.Previous"/>.</param>
    public Task<ViewProgress> ToItemAsync(LogChunk chunk, string item, ReadOnlySpan<int> events, ulong[]?[] before, long previous)
    {
        var acts = new ItemAct[events.Length];
        for (int i = 0; i < acts.Length; i++)
        {
            SocialEvent e = chunk.Events[events[i]];
            acts[i] = new ItemAct(chunk.PositionOf(events[i]), e.Type, e.User, (float)(e.Value ?? double.NaN), e.TimeMs, e.Text, before[events[i]] ?? []);
        }

        return Item(item).ApplyAsync(new ItemDelta { Partition = partition, Previous = previous, Acts = acts });
    }

    /// <summary>Follows and unfollows go to the person's followers; then the person is told, whose recent acts go to the new followers.</summary>
    public async Task<ViewProgress> ToFollowersAsync(LogChunk chunk, string followed, int[] events, long previous)
    {
        FollowerChange[] changes = Array.ConvertAll(events, i => new FollowerChange(chunk.PositionOf(i), chunk.Events[i].User, chunk.Events[i].Type == EventType.Follow));
        FollowersDelta delta = new() { Partition = partition, Previous = previous, Changes = changes };
        ViewProgress progress = await grains.GetGrain<IFollowersView>(GrainKey.Of(tenant, followed)).ApplyAsync(delta);
        if (progress.Applied < chunk.PositionOf(events[^1]))
            return progress;
        await User(followed).WelcomeAsync([.. changes.Where(change => change.Follows).Select(change => change.Follower).Distinct()]);
        return progress;
    }

    public Task ToFeedsAsync(string author, long after, long upTo) => User(author).FanOutAsync(after, upTo);

    /// <summary>Has a user or item write its record.</summary>
    public Task<ViewProgress> FlushAsync(Receiver receiver) =>
        receiver.Kind == ReceiverKind.User ? User(receiver.Id).FlushAsync() : Item(receiver.Id).FlushAsync(partition);

    private IUserView User(string user) => grains.GetGrain<IUserView>(GrainKey.Of(tenant, user));

    private IItemView Item(string item) => grains.GetGrain<IItemView>(GrainKey.Of(tenant, item));
}
