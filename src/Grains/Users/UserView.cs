using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Log;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>
/// A user as the grain holds it in memory: state, feed, and the picture made of both, which is made anew only after a change.
/// Plain logic: applying, delivering and reading; the grain does the calls and the writes.
/// </summary>
/// <param name="user">The user's id.</param>
/// <param name="state">What the user did.</param>
/// <param name="firstVersion">Where <see cref="ShopperContext.Version"/> begins: above that of any earlier activation.</param>
internal sealed class UserView(string user, UserState state, long firstVersion)
{
    private long _version = firstVersion;
    private UserParts _changed = UserParts.All;
    private ShopperContext? _context;
    private ShopperContext? _earlier;
    private Task<ShopperContext>? _answer;

    public UserState State => state;

    /// <summary>The picture as other threads see it.</summary>
    public ShopperPicture Picture { get; } = new();

    public FeedState Feed { get; private set; } = new();

    /// <summary>Whether the feed differs from its record.</summary>
    public bool FeedChanged { get; set; }

    /// <summary>The picture; the same object until something changes.</summary>
    public ShopperContext Context => _context ??= Picture.Shown = _earlier = MakeContext();

    /// <summary>The picture as an answer; it too is the same until something changes, because it is asked for most of all.</summary>
    public Task<ShopperContext> ContextAnswer => _answer ??= Task.FromResult(Context);

    /// <summary>Takes a feed that was read from its record, or begins an empty one.</summary>
    public void Take(FeedState feed)
    {
        Feed = feed;
        FeedChanged = feed.Prune(state);
        Changed(UserParts.Feed | UserParts.People);
    }

    /// <summary>Applies one of the user's events, unless it has been.</summary>
    /// <param name="e">The event; all before it have been applied.</param>
    /// <param name="position">Its position.</param>
    /// <param name="before">What came before it, also where it is not new; see <see cref="ItemsBefore"/>.</param>
    /// <returns>Whether it was new.</returns>
    public bool Apply(SocialEvent e, long position, out ulong[] before)
    {
        bool isNew = position > state.Applied;
        if (isNew)
            Apply(e, position);
        before = Before(position);
        return isNew;
    }

    /// <summary>Notes that there is nothing more up to a position.</summary>
    public void Reach(long position)
    {
        if (position <= state.Applied)
            return;
        state.Applied = position;
        Changed(UserParts.None);
    }

    /// <inheritdoc cref="IFeedView.DeliverActsAsync"/>
    public long Deliver(ulong author, ActsDelivery delivery)
    {
        if (!state.Hears(author) || Feed.Blockers.Contains(author))
            return IFeedView.NotFollowing;
        if (Feed.Authors[author] < delivery.Previous)
            return Feed.Authors[author];
        if (Feed.Take(author, delivery.Acts))
        {
            FeedChanged = true;
            Changed(UserParts.Feed);
        }

        return Feed.Authors[author];
    }

    /// <inheritdoc cref="IFeedView.DeliverWithdrawalAsync"/>
    public void Withdraw(ulong author, long upTo)
    {
        // Of somebody not followed there is only what was addressed to the user, and no position.
        if (state.Hears(author) ? Feed.Withdraw(author, upTo) : Feed.Forget(author))
            Changed(UserParts.Feed);
        FeedChanged = true;
    }

    /// <summary>Takes what was addressed to the user in person.</summary>
    public void DeliverDirect(ulong author, FriendAct[] acts)
    {
        if (!state.Admits(author) || Feed.Blockers.Contains(author) || !Feed.TakeDirect(acts))
            return;
        FeedChanged = true;
        Changed(UserParts.Feed);
    }

    /// <summary>Notes that somebody has blocked the user, or no longer does.</summary>
    public void DeliverBlock(ulong author, long position, bool blocked)
    {
        if (!Feed.Blockers.Set(author, position, blocked))
            return;
        if (blocked)
            Withdraw(author, position);
        FeedChanged = true;
        Changed(UserParts.Feed | UserParts.People);
    }

    /// <summary>Notes a change that the picture shows only by its version, such as one of the profile.</summary>
    public void Touch() => Changed(UserParts.None);

    private void Apply(SocialEvent e, long position)
    {
        UserParts changed = state.Apply(e, position);
        if (e is { Type: EventType.Unfollow, TargetUser: { } person } && Feed.Forget(HashedIds.Of(person).Hash))
        {
            changed |= UserParts.Feed;
            FeedChanged = true;
        }

        if (changed.HasFlag(UserParts.People) && Feed.Prune(state))
        {
            changed |= UserParts.Feed;
            FeedChanged = true;
        }

        Changed(changed);
    }

    // Nothing for acts that are not kept, or have left the ring.
    private ulong[] Before(long position)
    {
        int index = state.Recent.IndexAbove(position - 1);
        return index < state.Recent.Count && state.Recent[index].Position == position ? ItemsBefore.Of(state.Recent, index) : [];
    }

    private void Changed(UserParts parts)
    {
        _changed |= parts;
        _version++;
        _context = null;
        Picture.Shown = null;
        _answer = null;
    }

    private ShopperContext MakeContext()
    {
        ShopperContext context = ShopperContexts.Build(_earlier ?? new ShopperContext { User = user }, _changed, state, Feed, _version);
        _changed = UserParts.None;
        return context;
    }
}
