namespace SocialRec.Orleans.Compliance;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> EchoAsync(string text);

    Task<string> EchoThroughAsync(IFilteredGrain other, string text);

    Task<string> FailAsync();
}

internal sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<string> EchoAsync(string text) => Task.FromResult(text);

    public Task<string> EchoThroughAsync(IFilteredGrain other, string text) => other.EchoAsync(text);

    public Task<string> FailAsync() => throw new InvalidOperationException("refused by the grain");

    /// <summary>The grain's own filter runs inside the silo's.</summary>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.MethodName == nameof(EchoAsync))
            context.Result = $"own({context.Result})";
    }
}

/// <summary>Wraps what it sees of <see cref="IFilteredGrain"/>.</summary>
internal sealed class WrappingFilter : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType != typeof(IFilteredGrain))
        {
            await context.Invoke();
            return;
        }

        var seen = $"{context.TargetId.Type}.{context.MethodName}:{context.ImplementationMethod.DeclaringType!.Name}:{context.Grain is FilteredGrain}";
        if (context.Request.GetArgumentCount() == 1)
            context.Request.SetArgument(0, $"{context.Request.GetArgument(0)}+");
        try
        {
            await context.Invoke();
            context.Result = $"in[{seen}]({context.Result})";
        }
        catch (InvalidOperationException exception)
        {
            context.Result = $"caught({exception.Message})";
        }
    }

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        await context.Invoke();
        if (context.InterfaceMethod.Name == nameof(IFilteredGrain.EchoAsync) && context.InterfaceMethod.DeclaringType == typeof(IFilteredGrain))
            context.Result = $"out[{context.SourceId is not null}]({context.Result})";
    }
}
