using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>Typed access to an activation's components.</summary>
public static class GrainContextComponentExtensions
{
    public static TComponent? GetComponent<TComponent>(this ITargetHolder context) where TComponent : class => context.GetComponent(typeof(TComponent)) as TComponent;
}
