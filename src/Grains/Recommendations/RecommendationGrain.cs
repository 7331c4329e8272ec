using Microsoft.Extensions.Options;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Catalog;

namespace SocialRec.Grains.Recommendations;

/// <summary>
/// Runs the recommendation stages; key <c>tenant/n</c>. A reentrant stateless worker: it holds nothing but what its silo shares, and while one answer
/// waits for its shopper's picture another is computed.
/// </summary>
[StatelessWorker, Reentrant]
internal sealed class RecommendationGrain(
    ServingService serving, RecommendationInstruments instruments, IOptions<RecommendationOptions> options, TimeProvider time) : Grain, IRecommendationGrain
{
    private const int MaxLimit = 1000;

    /// <inheritdoc/>
    public async Task<RecommendationAnswer> RecommendAsync(RecommendationQuery query)
    {
        long started = time.GetTimestamp();
        CheckLimit(query.Limit);
        ServingState state = await serving.GetAsync(Tenant());
        ShopperContext? context = query.User is null ? null : await ContextAsync(query.User, query.MinPosition);
        long nowMs = NowMs();
        var answer = ToAnswer(PublicLists.Popular(state.View, query.Limit, query.Category, nowMs), state, nowMs) with { Position = context?.Position ?? 0 };
        instruments.Answered(query.Scenario, time.GetElapsedTime(started));
        return answer;
    }

    /// <inheritdoc/>
    public async Task<RecommendationAnswer?> SimilarAsync(string item, int limit, string? category)
    {
        CheckLimit(limit);
        ServingState state = await serving.GetAsync(Tenant());
        int row = state.View.Find(IdHash.Of(item));
        if (row < 0 || !state.View.FlagsOf(row).HasFlag(RowFlags.Listed))
            return null;
        long nowMs = NowMs();
        return ToAnswer(PublicLists.Popular(state.View, limit, category, nowMs), state, nowMs);
    }

    /// <inheritdoc/>
    public async Task<RecommendationAnswer> TrendingAsync(int limit, string? category)
    {
        CheckLimit(limit);
        ServingState state = await serving.GetAsync(Tenant());
        long nowMs = NowMs();
        return ToAnswer(PublicLists.Trending(state.View, limit, category, nowMs), state, nowMs);
    }

    /// <inheritdoc/>
    public async Task<RecommendationAnswer> LatestAsync(int limit, string? category)
    {
        CheckLimit(limit);
        ServingState state = await serving.GetAsync(Tenant());
        long nowMs = NowMs();
        return ToAnswer(PublicLists.Latest(state.View, limit, category, nowMs), state, nowMs);
    }

    private static void CheckLimit(int limit)
    {
        if (limit is < 1 or > MaxLimit)
            throw new InvalidRequestException("limit", $"limit must be 1 to {MaxLimit}.");
    }

    private string Tenant() => GrainKey.Tenant(this.GetPrimaryKeyString());

    private long NowMs() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<ShopperContext> ContextAsync(string user, long minPosition)
    {
        Task<ShopperContext> context = GrainFactory.GetGrain<IUserGrain>(GrainKey.Of(Tenant(), user)).GetContextAsync(minPosition);
        try
        {
            return await context.WaitAsync(TimeSpan.FromMilliseconds(options.Value.ContextTimeoutMs), time);
        }
        catch (TimeoutException e)
        {
            throw new UnavailableException("The shopper's history is not at hand yet; try again.", e);
        }
    }

    private static RecommendationAnswer ToAnswer(RecommendedItem[] items, ServingState state, long nowMs) => new()
    {
        RecommendationId = Guid.CreateVersion7().ToString("n"),
        Items = items,
        Bundle = state.Bundle?.Version,
        Replica = state.View.Version,
        TimeMs = nowMs,
    };
}
