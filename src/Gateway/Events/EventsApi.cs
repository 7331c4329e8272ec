using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.OpenApi;

namespace SocialRec.Gateway.Events;

/// <summary><c>/v1/events</c>: what shoppers do.</summary>
internal static class EventsApi
{
    /// <summary>Maps the routes.</summary>
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/events").WithTags("Events");

        group.MapPost("/", PostAsync)
            .WithSummary("Send events")
            .WithDescription(
                "One event, an array, {\"events\":[…]}, or NDJSON (streamed, of any length). Every event is judged alone: good ones are kept beside bad ones. "
                + "What is counted as accepted or duplicate is durable. Send events again that are named in retry, or that had no answer: the id makes it safe.")
            .AcceptsBulk(EventExamples.One, EventExamples.Lines, typeof(EventBody))
            .Produces<BulkBody>();
    }

    private static Task<IResult> PostAsync(HttpContext context, EventTarget events, BulkRequest request) => request.RunAsync(context, events);
}
