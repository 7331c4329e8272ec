using Microsoft.Extensions.Options;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Users;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Grains.Recommendations;

/// <summary>
/// Runs the recommendation stages; key <c>tenant/n</c>. A reentrant stateless worker: it holds nothing but what its silo shares, and while one answer
/// waits for its shopper's picture another is computed.
/// </summary>
[StatelessWorker, Reentrant]
internal sealed class RecommendationGrain(
    ServingService serving, ShopperPictures pictures, Recommender recommender, RecommendationInstruments instruments, IOptions<RecommendationOptions> options,
    TimeProvider time)
    : Grain, IRecommendationGrain
{
    private const int MaxLimit = 1000;
    private const int MaxSessionEvents = 256;

    private string? _tenant;

    private string Tenant => _tenant ??= GrainKey.Tenant(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<RecommendationAnswer> RecommendAsync(RecommendationQuery query)
    {
        long started = time.GetTimestamp();
        ServingState state = await serving.GetAsync(Tenant);
        ShopperContext? context = query.User is null ? null : await ContextAsync(query.User, query.MinPosition);
        Shopper shopper = context is null ? SessionOf(query) : ShopperMapping.ToShopper(context, serving.TimelinesOf(Tenant));
        var (id, nowMs) = NewId();
        RecommendationAnswer answer = await RunAsync(state, shopper, QueryMapping.ToRequest(query, nowMs, id.GetHashCode()), id, context?.Position ?? 0);
        instruments.Answered(query.Scenario, time.GetElapsedTime(started));
        return answer;
    }

    /// <inheritdoc/>
    public async Task<RecommendationAnswer?> SimilarAsync(string item, int limit, string? category)
    {
        ServingState state = await serving.GetAsync(Tenant);
        int row = state.View.Find(IdHash.Of(item));
        if (row < 0 || !state.View.FlagsOf(row).HasFlag(RowFlags.Listed))
            return null;
        var (id, nowMs) = NewId();
        var request = new RecommendationRequest { NowMs = nowMs, Seed = id.GetHashCode(), Scenario = ScenarioNames.Item, Item = item, Limit = limit, Category = category };
        return await RunAsync(state, new Shopper(), request, id, position: 0);
    }

    /// <inheritdoc/>
    public async Task<RecommendationAnswer> TrendingAsync(int limit, string? category) => await ListAsync(PublicLists.Trending, limit, category);

    /// <inheritdoc/>
    public async Task<RecommendationAnswer?> CircleTrendingAsync(string circle, int limit, string? category)
    {
        const int MostItems = 512;
        CircleActivity? activity = await GrainFactory.Refer<ICircleGrain>(GrainKey.Of(Tenant, circle)).GetActivityAsync(MostItems);
        return activity is null ? null : await ListAsync((view, most, wanted, nowMs) => CircleLists.Trending(view, circle, activity, most, wanted, nowMs), limit, category);
    }

    /// <inheritdoc/>
    public async Task<RecommendationAnswer> LatestAsync(int limit, string? category) => await ListAsync(PublicLists.Latest, limit, category);

    private static Shopper SessionOf(RecommendationQuery query)
    {
        if (query.SessionEvents.Length > MaxSessionEvents)
            throw new InvalidRequestException("session_events", $"must be at most {MaxSessionEvents}, not {query.SessionEvents.Length}");
        return SessionShopper.Of([.. query.SessionEvents.Where(one => one.Item is not null).Select(ShopperMapping.ToSessionEvent)]);
    }

    private async ValueTask<RecommendationAnswer> RunAsync(ServingState state, Shopper shopper, RecommendationRequest request, Guid id, long position)
    {
        try
        {
            RecommendationResult result = await recommender.RecommendAsync(state, shopper, request);
            return AnswerMapping.ToAnswer(result, id.ToString("n"), position);
        }
        catch (RecommendationRequestException e)
        {
            throw new InvalidRequestException(e.Parameter, e.Message);
        }
    }

    private async Task<RecommendationAnswer> ListAsync(Func<CatalogView, int, string?, long, RecommendedItem[]> list, int limit, string? category)
    {
        if (limit is < 1 or > MaxLimit)
            throw new InvalidRequestException("limit", $"must be 1 to {MaxLimit}, not {limit}");
        ServingState state = await serving.GetAsync(Tenant);
        var (id, nowMs) = NewId();
        return new RecommendationAnswer
        {
            RecommendationId = id.ToString("n"),
            Items = list(state.View, limit, category, nowMs),
            Bundle = state.Bundle?.Version,
            Replica = state.View.Version,
            TimeMs = nowMs,
        };
    }

    private (Guid Id, long NowMs) NewId()
    {
        DateTimeOffset now = time.GetUtcNow();
        return (Guid.CreateVersion7(now), now.ToUnixTimeMilliseconds());
    }

    private ValueTask<ShopperContext> ContextAsync(string user, long minPosition)
    {
        string key = GrainKey.Of(Tenant, user);
        return pictures.Find(key, minPosition) is { } picture ? new(picture) : new(AskAsync(key, minPosition));
    }

    private async Task<ShopperContext> AskAsync(string key, long minPosition)
    {
        Task<ShopperContext> context = GrainFactory.Refer<IUserGrain>(key).GetContextAsync(minPosition);
        try
        {
            return await context.WaitAsync(TimeSpan.FromMilliseconds(options.Value.ContextTimeoutMs), time);
        }
        catch (TimeoutException e)
        {
            throw new UnavailableException("The shopper's history is not at hand yet; try again.", e);
        }
    }
}
