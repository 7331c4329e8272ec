using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Users;

/// <summary><c>/v1/users/{a}/follows|blocks|mutes/{b}</c>: relations between people, each kept as an event, so that they can be sent again and again.</summary>
internal static class RelationsApi
{
    /// <summary>Maps the routes.</summary>
    public static void MapRelations(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/users/{a}").WithTags("Relations");

        Map(group, "follows", EventType.Follow, EventType.Unfollow, "a follows b: what b does reaches a", "a no longer follows b");
        Map(group, "blocks", EventType.Block, EventType.Unblock, "a blocks b: neither sees the other's acts", "a no longer blocks b");
        Map(group, "mutes", EventType.Mute, EventType.Unmute, "a mutes b: a no longer sees b's acts", "a no longer mutes b");
    }

    private static void Map(RouteGroupBuilder group, string relation, EventType begin, EventType end, string beginning, string ending)
    {
        group.MapPut($"/{relation}/{{b}}", (string a, string b, Tenant tenant, EventLog log, TimeProvider time) => AppendAsync(begin, a, b, tenant, log, time)).WithSummary(beginning);
        group.MapDelete($"/{relation}/{{b}}", (string a, string b, Tenant tenant, EventLog log, TimeProvider time) => AppendAsync(end, a, b, tenant, log, time)).WithSummary(ending);
    }

    private static async Task<Results<Ok<RelationAnswer>, Problem>> AppendAsync(EventType type, string a, string b, Tenant tenant, EventLog log, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        var draft = new EventDraft { Type = type, User = a, TargetUser = b };
        if (EventRules.Check(draft, now) is not null)
            return Problem.BadRequest("The address of the request breaks a rule.", new FieldError("b", "must be another person than a"));
        PositionToken token = await log.AppendAsync(tenant.Name, draft.ToEvent(now));
        return TypedResults.Ok(new RelationAnswer(token.ToString()));
    }
}
