using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Followers;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <content>Passing the user's public acts on to followers' feeds, and what was addressed to a person to that person.</content>
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
        await TellBlockedAsync(after, upTo);
        if (State.Profile is { Private: true })
            return;
        await AllAsync(PublicActs.InPerson(_user, State.Recent, after, upTo), one => one.Person, one => Feed(one.Person).DeliverDirectAsync(_user, one.Acts));
        ActsDelivery delivery = PublicActs.For(_user, State.Recent, after, upTo);
        if (delivery.Acts.Length == 0)
            return;
        string[] followers = await PushToAsync();
        if (State.IsPulled)
            _timeline.Ask();
        else
            await AllAsync(followers, follower => follower, follower => DeliverAsync(follower, delivery, upTo));
    }

    /// <inheritdoc/>
    public async Task WelcomeAsync(string[] newFollowers)
    {
        _pushTo = null;
        _followerChanges++;
        await PushToAsync();
        if (State.Profile is { Private: true })
            return;
        if (!State.IsPulled)
            await AllAsync(newFollowers, follower => follower, follower => DeliverSinceAsync(follower, 0, State.Applied));
        var inPerson = PublicActs.InPerson(_user, State.Recent, 0, State.Applied).Where(one => newFollowers.Contains(one.Person));
        await AllAsync(inPerson, one => one.Person, one => Feed(one.Person).DeliverDirectAsync(_user, one.Acts));
    }

    // False only where it is certain that nobody is to hear: the followers are known, and there are none.
    private bool HasNews(SocialEvent[] events) =>
        _pushTo is not [] || State.IsPulled || events.Any(e => e.Type is EventType.Block or EventType.Unblock || e.TargetUser is not null);

    private async Task<string[]> PushToAsync()
    {
        if (_pushTo is not null)
            return _pushTo;
        int changes = _followerChanges;
        IFollowersGrain grain = GrainFactory.Refer<IFollowersGrain>(GrainKey.Of(_tenant, _user));
        if (State.IsPulled && await grain.CountAsync() > _options.PushUpToFollowers)
            return [];
        FollowersPage page = await grain.ReadAsync(null, Math.Max(1, _options.PushUpToFollowers));
        bool tooMany = page.Total > _options.PushUpToFollowers;
        string[] followers = tooMany ? [] : page.Followers;
        if (tooMany != State.IsPulled)
            await ChangeToPullAsync(tooMany, followers);
        if (changes == _followerChanges)
            _pushTo = followers;
        return followers;
    }

    private async Task ChangeToPullAsync(bool pull, string[] followers)
    {
        State.IsPulled = pull;
        _timeline.Ask();
        if (pull)
            UserInstruments.OnLeftForPull();
        else
            // Feeds may hold acts from before, taken back meanwhile; what stands comes again with the next act.
            await WithdrawAsync(followers, 0);
    }

    private async Task AllAsync<T>(IEnumerable<T> deliveries, Func<T, string> reader, Func<T, Task> deliver)
    {
        try
        {
            foreach (T[] some in deliveries.Where(one => !State.Blocks.Contains(HashedIds.Of(reader(one)).Hash)).Chunk(_options.MaxDeliveriesInFlight))
                await Task.WhenAll(some.Select(deliver));
        }
        catch (Exception e)
        {
            throw new UnavailableException($"Acts of user '{_user}' did not reach a reader.", e);
        }
    }

    private Task DeliverSinceAsync(string follower, long after, long upTo)
    {
        ActsDelivery delivery = PublicActs.For(_user, State.Recent, after, upTo);

        // What has left the ring is no news: the follower begins with what there is.
        return delivery.Acts.Length == 0 ? Task.CompletedTask : DeliverAsync(follower, delivery with { Previous = 0 }, upTo);
    }

    private async Task DeliverAsync(string follower, ActsDelivery delivery, long upTo)
    {
        UserInstruments.OnDelivered();
        long taken = await Feed(follower).DeliverActsAsync(delivery);
        if (taken != IFeedView.NotFollowing && taken < delivery.Previous)
            await DeliverSinceAsync(follower, taken, upTo);
    }

    // How it stands now, not how it stood then: said again, or late, it comes to the same.
    private async Task TellBlockedAsync(long after, long upTo)
    {
        HashSet<HashedId> people = [];
        for (int i = State.Recent.IndexAbove(after); i < State.Recent.Count && State.Recent[i].Position <= upTo; i++)
        {
            if (State.Recent[i] is { Type: EventType.Block or EventType.Unblock, Subject: { } person })
                people.Add(person);
        }

        try
        {
            await Task.WhenAll(people.Select(person => Feed(person.Id).DeliverBlockAsync(_user, State.Applied, State.Blocks.Contains(person.Hash))));
        }
        catch (Exception e)
        {
            throw new UnavailableException($"A block of user '{_user}' did not reach a reader; try again.", e);
        }
    }

    private async Task WithdrawEverywhereAsync()
    {
        await WithdrawAsync([.. await PushToAsync(), .. PublicActs.InPerson(_user, State.Recent, 0, State.Applied).Select(one => one.Person)], State.Applied);
        _timeline.Ask();
        await AllAsync(State.Circles.All, circle => circle.Id, circle => GrainFactory.Refer<ICircleView>(GrainKey.Of(_tenant, circle.Id)).DeliverWithdrawalAsync(_user));
    }

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

    private IUserView User(string user) => GrainFactory.Refer<IUserView>(GrainKey.Of(_tenant, user));

    private IFeedView Feed(string user) => GrainFactory.Refer<IFeedView>(GrainKey.Of(_tenant, user));
}
