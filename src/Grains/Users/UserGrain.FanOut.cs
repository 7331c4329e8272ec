using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Followers;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <content>Passing the user's public acts on to followers' feeds.</content>
internal sealed partial class UserGrain
{
    // Null until asked for, and after a change; empty also where there are too many to push to.
    private string[]? _pushTo;
    private int _followerChanges;

    /// <inheritdoc/>
    public async Task FanOutAsync(long after, long upTo)
    {
        if (State.Applied < upTo)
            await ReadTailAsync();
        await WithdrawFromBlockedAsync(after, upTo);
        bool inPerson = PublicActs.AnyInPerson(State.Recent, after, upTo);
        ActsDelivery toAll = PublicActs.For(_user, State.Recent, after, upTo, reader: 0);
        if (State.Profile is { Private: true } || (toAll.Acts.Length == 0 && !inPerson))
            return;
        await ToFollowersAsync(await PushToAsync(), follower =>
        {
            ActsDelivery delivery = inPerson ? PublicActs.For(_user, State.Recent, after, upTo, HashedIds.Of(follower).Hash) : toAll;
            return delivery.Acts.Length == 0 ? Task.CompletedTask : DeliverAsync(follower, delivery, upTo);
        });
    }

    /// <inheritdoc/>
    public async Task WelcomeAsync(string[] newFollowers)
    {
        _pushTo = null;
        _followerChanges++;
        if (State.Profile is not { Private: true })
            await ToFollowersAsync(newFollowers, follower => DeliverSinceAsync(follower, 0, State.Applied));
    }

    // False only where it is certain that nobody is to hear: the followers are known, and there are none to push to.
    private bool HasNews(SocialEvent[] events) =>
        _pushTo is not [] || events.Any(e => e.Type == EventType.Block);

    private async Task<string[]> PushToAsync()
    {
        if (_pushTo is not null)
            return _pushTo;
        int changes = _followerChanges;
        FollowersPage page = await GrainFactory.GetGrain<IFollowersGrain>(GrainKey.Of(_tenant, _user)).ReadAsync(null, Math.Max(1, _options.PushUpToFollowers));
        bool tooMany = page.Total > _options.PushUpToFollowers;
        if (tooMany)
            UserInstruments.OnLeftForPull();
        string[] followers = tooMany ? [] : page.Followers;
        if (changes == _followerChanges)
            _pushTo = followers;
        return followers;
    }

    private async Task ToFollowersAsync(string[] followers, Func<string, Task> deliver)
    {
        foreach (string[] some in followers.Where(follower => !State.Blocks.Contains(HashedIds.Of(follower).Hash)).Chunk(_options.MaxDeliveriesInFlight))
            await Task.WhenAll(some.Select(deliver));
    }

    private Task DeliverSinceAsync(string follower, long after, long upTo)
    {
        ActsDelivery delivery = PublicActs.For(_user, State.Recent, after, upTo, HashedIds.Of(follower).Hash);

        // What has left the ring is no news: the follower begins with what there is.
        return delivery.Acts.Length == 0 ? Task.CompletedTask : DeliverAsync(follower, delivery with { Previous = 0 }, upTo);
    }

    private async Task DeliverAsync(string follower, ActsDelivery delivery, long upTo)
    {
        UserInstruments.OnDelivered();
        long taken;
        try
        {
            taken = await Feed(follower).DeliverActsAsync(delivery);
        }
        catch (Exception e)
        {
            throw new UnavailableException($"Acts of user '{_user}' did not reach a follower.", e);
        }

        if (taken != IFeedView.NotFollowing && taken < delivery.Previous)
            await DeliverSinceAsync(follower, taken, upTo);
    }

    private async Task WithdrawFromBlockedAsync(long after, long upTo)
    {
        List<string> blocked = [];
        for (int i = State.Recent.IndexAbove(after); i < State.Recent.Count && State.Recent[i].Position <= upTo; i++)
        {
            if (State.Recent[i] is { Type: EventType.Block, Subject: { } person } && State.Blocks.Contains(person.Hash))
                blocked.Add(person.Id);
        }

        await WithdrawAsync(blocked, upTo);
    }

    private async Task WithdrawEverywhereAsync() => await WithdrawAsync(await PushToAsync(), State.Applied);

    private async Task WithdrawAsync(IEnumerable<string> readers, long upTo)
    {
        try
        {
            foreach (string[] some in readers.Chunk(_options.MaxDeliveriesInFlight))
                await Task.WhenAll(some.Select(reader => Feed(reader).DeliverWithdrawalAsync(_user, upTo)));
        }
        catch (Exception e)
        {
            throw new UnavailableException($"Acts of user '{_user}' could not be taken out of a feed; try again.", e);
        }
    }

    private IUserView User(string user) => GrainFactory.GetGrain<IUserView>(GrainKey.Of(_tenant, user));

    private IFeedView Feed(string user) => GrainFactory.GetGrain<IFeedView>(GrainKey.Of(_tenant, user));
}
