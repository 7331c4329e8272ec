using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Query;
using SocialRec.Gateway.Users;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Circles;

/// <summary><c>/v1/circles/{c}/members</c>: who belongs to a circle; each join and leave is kept as an event, so that it can be sent again and again.</summary>
internal static class MembersApi
{
    private static readonly IntParameter Limit = new("limit", "How many members.", absent: 100, min: 1, max: 1_000);
    private static readonly TextParameter Cursor = new("cursor", "next of the page before.", maxLength: 64);

    /// <summary>Maps the routes.</summary>
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/circles/{id}/members").WithTags("Circles");

        group.MapGet("/", GetAsync).WithSummary("The members of a circle").WithQuery([Limit, Cursor]).Produces<MembersAnswer>();
        group.MapPut("/{b}", (string id, string b, Tenant tenant, EventLog log, TimeProvider time) => AppendAsync(EventType.Join, id, b, tenant, log, time)).WithSummary("b joins a circle: what is shared there reaches b");
        group.MapDelete("/{b}", (string id, string b, Tenant tenant, EventLog log, TimeProvider time) => AppendAsync(EventType.Leave, id, b, tenant, log, time)).WithSummary("b leaves a circle: what b did there is taken back");
    }

    private static async Task<IResult> GetAsync(string id, Tenant tenant, HttpRequest request, IGrainFactory grains)
    {
        List<FieldError>? errors = null;
        int limit = Limit.Read(request, ref errors);
        string? cursor = Cursor.Read(request, ref errors);
        if (errors is not null)
            return Problem.BadRequest("Some parameters break a rule; see errors.", [.. errors]);
        MembersPage page = await grains.GetGrain<ICircleMembersGrain>(tenant.Key(id)).ReadAsync(cursor, limit);
        return TypedResults.Ok(new MembersAnswer(page.Members, page.Total, page.Next));
    }

    private static async Task<Ok<RelationAnswer>> AppendAsync(EventType type, string circle, string user, Tenant tenant, EventLog log, TimeProvider time)
    {
        SocialEvent one = new EventDraft { Type = type, User = user, Circle = circle }.ToEvent(time.GetUtcNow());
        return TypedResults.Ok(new RelationAnswer((await log.AppendAsync(tenant.Name, one)).ToString()));
    }
}
