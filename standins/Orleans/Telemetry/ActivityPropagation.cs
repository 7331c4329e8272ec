using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Diagnostics;
using Orleans.Runtime;

namespace Orleans.Hosting
{
    /// <summary>Carries the trace of a caller into the grains it calls.</summary>
    public static class ActivityPropagationExtensions
    {
        public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder)
        {
            builder.Services.TryAddSingleton(DistributedContextPropagator.Current);
            return builder.AddOutgoingGrainCallFilter<ActivityPropagationOutgoingFilter>().AddIncomingGrainCallFilter<ActivityPropagationIncomingFilter>();
        }

        public static IClientBuilder AddActivityPropagation(this IClientBuilder builder)
        {
            builder.Services.TryAddSingleton(DistributedContextPropagator.Current);
            return builder.AddOutgoingGrainCallFilter<ActivityPropagationOutgoingFilter>();
        }
    }
}

namespace Orleans.Runtime
{
    /// <summary>Starts a client activity and puts its context into the request context.</summary>
    internal sealed class ActivityPropagationOutgoingFilter(DistributedContextPropagator propagator) : IOutgoingGrainCallFilter
    {
        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            using var activity = CallActivity.SourceOf(context).StartActivity(context.Request.GetActivityName(), ActivityKind.Client);
            if (activity is not null)
                propagator.Inject(activity, null, static (_, key, value) => RequestContext.Set(key, value));
            await CallActivity.RunAsync(context, activity);
        }
    }

    /// <summary>Starts a server activity under the caller's.</summary>
    internal sealed class ActivityPropagationIncomingFilter(DistributedContextPropagator propagator) : IIncomingGrainCallFilter
    {
        public async Task Invoke(IIncomingGrainCallContext context)
        {
            propagator.ExtractTraceIdAndState(null, Read, out var parent, out var state);
            ActivityContext.TryParse(parent, state, isRemote: true, out var parentContext);
            using var activity = CallActivity.SourceOf(context).StartActivity(context.Request.GetActivityName(), ActivityKind.Server, parentContext);
            await CallActivity.RunAsync(context, activity);
        }

        private static void Read(object? carrier, string fieldName, out string? fieldValue, out IEnumerable<string>? fieldValues) =>
            (fieldValue, fieldValues) = (RequestContext.Get(fieldName) as string, null);
    }

    /// <summary>What both ends of a call write into their activities: https://opentelemetry.io/docs/specs/semconv/rpc/.</summary>
    internal static class CallActivity
    {
        public static ActivitySource SourceOf(IGrainCallContext context) =>
            context.Request.GetInterfaceType().Namespace?.StartsWith("Orleans", StringComparison.Ordinal) == true ? ActivitySources.Runtime : ActivitySources.Application;

        public static async Task RunAsync(IGrainCallContext context, Activity? activity)
        {
            activity?.SetTag("rpc.system", "orleans");
            activity?.SetTag("rpc.service", context.InterfaceName);
            activity?.SetTag("rpc.method", $"{context.InterfaceName}/{context.MethodName}");
            activity?.SetTag("rpc.orleans.target_id", context.TargetId.ToString());
            activity?.SetTag("rpc.orleans.source_id", context.SourceId?.ToString());
            try
            {
                await context.Invoke();
            }
            catch (Exception exception)
            {
                activity?.SetStatus(ActivityStatusCode.Error);
                activity?.AddException(exception);
                throw;
            }
        }
    }
}
