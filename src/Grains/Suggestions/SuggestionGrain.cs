using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Suggestions;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Recommendations;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Suggestions;

namespace SocialRec.Grains.Suggestions;

/// <summary>
/// Suggests people and circles; key <c>tenant/n</c>. A reentrant stateless worker without state: it asks the user and some friends whom they follow and what they
/// joined, and compares tastes on the silo's replicas. Off the way of recommendations, so it may call a few dozen grains.
/// </summary>
[StatelessWorker, Reentrant]
internal sealed class SuggestionGrain(ServingService serving, TimeProvider time) : Grain, ISuggestionGrain
{
    private const int MaxLimit = 100;
    private const int MaxFriends = 50;
    private const int MaxCandidates = 100;

    private string Tenant => GrainKey.Tenant(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<Suggestion[]?> FriendsAsync(string user, int limit)
    {
        if (await ReadAsync(user, limit) is not { } me)
            return null;
        HashSet<string> known = [user, .. me.Details.Follows, .. me.Details.Blocks, .. me.Details.Mutes];
        (string Id, string[] Friends)[] candidates =
        [
            .. me.Friends.SelectMany(friend => friend.Follows.Select(followed => (Followed: followed, Friend: friend.Id))).Where(one => !known.Contains(one.Followed))
                .GroupBy(one => one.Followed, one => one.Friend).Select(one => (one.Key, one.ToArray()))
                .OrderByDescending(one => one.Item2.Length).ThenBy(one => one.Key, StringComparer.Ordinal).Take(MaxCandidates),
        ];
        ShopperContext[] contexts = await Task.WhenAll(candidates.Select(one => User(one.Id).GetContextAsync(0)));
        // Whoever has silenced the user is not to be found either.
        ulong self = IdHash.Of(user);
        var tastes = candidates.Zip(contexts).Where(one => Array.BinarySearch(one.Second.Silenced, self) < 0)
            .Select(one => (one.First.Id, (IReadOnlyList<string>)one.First.Friends, Taste.Of(me.State, ShopperMapping.ToShopper(one.Second), me.NowMs)));
        return SuggestionMapping.ToSuggestions(me.State.View, Suggester.Best(me.Taste, tastes, limit));
    }

    /// <inheritdoc/>
    public async Task<Suggestion[]?> CirclesAsync(string user, int limit)
    {
        if (await ReadAsync(user, limit) is not { } me)
            return null;
        ILookup<string, string> friendsIn = me.Friends.SelectMany(friend => friend.Circles.Select(circle => (circle, friend.Id))).ToLookup(one => one.circle, one => one.Id);
        Dictionary<string, ShopperCircle> active = serving.TimelinesOf(Tenant).Circles.ToDictionary(circle => circle.Id);
        HashSet<string> joined = [.. me.Details.Circles];
        string[] quiet = [.. friendsIn.Select(circle => circle.Key).Where(circle => !active.ContainsKey(circle) && !joined.Contains(circle)).Take(MaxCandidates)];
        CircleDetails?[] details = await Task.WhenAll(quiet.Select(circle => GrainFactory.Refer<ICircleGrain>(GrainKey.Of(Tenant, circle)).GetAsync()));
        IEnumerable<ShopperCircle> candidates = active.Values.Where(circle => circle.IsListed && !joined.Contains(circle.Id))
            .Concat(details.Where(circle => circle is { About.Hidden: false }).Select(circle => new ShopperCircle { Id = circle!.Id, Version = 0 }));
        var tastes = candidates.Select(circle => (circle.Id, (IReadOnlyList<string>)[.. friendsIn[circle.Id]], Taste.Of(me.State, circle)));
        return SuggestionMapping.ToSuggestions(me.State.View, Suggester.Best(me.Taste, tastes, limit));
    }

    private async Task<Asker?> ReadAsync(string user, int limit)
    {
        if (limit is < 1 or > MaxLimit)
            throw new InvalidRequestException(nameof(limit), $"must be 1 to {MaxLimit}, not {limit}");
        ServingState state = await serving.GetAsync(Tenant);
        if (await User(user).GetAsync() is not { } details)
            return null;
        ShopperContext context = await User(user).GetContextAsync(0);
        string[] friends = [.. details.Follows.Where(friend => Array.BinarySearch(context.Silenced, IdHash.Of(friend)) < 0).Take(MaxFriends)];
        UserDetails?[] known = await Task.WhenAll(friends.Select(friend => User(friend).GetAsync()));
        long nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new Asker(state, details, [.. known.OfType<UserDetails>().Where(friend => !friend.Profile.Private)], Taste.Of(state, ShopperMapping.ToShopper(context), nowMs), nowMs);
    }

    private IUserGrain User(string user) => GrainFactory.Refer<IUserGrain>(GrainKey.Of(Tenant, user));

    /// <summary>Who asks, and the friends who may be named.</summary>
    private sealed record Asker(ServingState State, UserDetails Details, UserDetails[] Friends, Taste Taste, long NowMs);
}
