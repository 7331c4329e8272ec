using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>
/// Makes the instances of one grain class. Singletons are resolved once for all instances, so an activation opens a service scope only if it needs one.
/// </summary>
internal sealed class GrainConstructor
{
    private readonly Func<object?[], object> _construct;
    private readonly Func<Activation, object?>[] _arguments;

    public GrainConstructor(Type type, Silo silo)
    {
        var constructors = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        var constructor = constructors.FirstOrDefault(candidate => candidate.GetCustomAttribute<ActivatorUtilitiesConstructorAttribute>() is not null)
            ?? constructors.MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"Class {type} has no constructor.");
        var arguments = Expression.Parameter(typeof(object?[]));
        var parameters = constructor.GetParameters();
        _construct = Expression.Lambda<Func<object?[], object>>(
            Expression.New(constructor, parameters.Select((parameter, index) => Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType))),
            arguments).Compile();
        _arguments = [.. parameters.Select(parameter => ArgumentOf(type, parameter, silo))];
    }

    public object Create(Activation activation)
    {
        var values = new object?[_arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = _arguments[i](activation);
        return _construct(values);
    }

    private static Func<Activation, object?> ArgumentOf(Type grain, ParameterInfo parameter, Silo silo)
    {
        var type = parameter.ParameterType;
        if (type == typeof(IGrainContext))
            return activation => activation;
        if (parameter.GetCustomAttributes().OfType<IFacetMetadata>().FirstOrDefault() is { } facet)
        {
            var factory = Facets.FactoryOf(silo.Services, parameter, facet);
            return activation => factory(activation);
        }

        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
            return activation => activation.ActivationServices.GetRequiredKeyedService(type, keyed.Key);
        if (silo.Lifetimes.IsSingleton(type))
        {
            var singleton = silo.Services.GetRequiredService(type);
            return _ => singleton;
        }

        return activation => activation.ActivationServices.GetService(type)
            ?? (parameter.HasDefaultValue ? parameter.DefaultValue : throw new InvalidOperationException($"Unable to resolve service for type '{type}' while attempting to activate '{grain}'."));
    }
}

/// <summary>Finds the factory behind an attribute of a constructor parameter.</summary>
internal static class Facets
{
    public static Factory<IGrainContext, object> FactoryOf(IServiceProvider services, ParameterInfo parameter, IFacetMetadata metadata)
    {
        var method = typeof(Facets).GetMethod(nameof(Map), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(metadata.GetType());
        return (Factory<IGrainContext, object>)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [services, parameter, metadata], null)!;
    }

    private static Factory<IGrainContext, object> Map<T>(IServiceProvider services, ParameterInfo parameter, T metadata) where T : IFacetMetadata =>
        services.GetRequiredService<IAttributeToFactoryMapper<T>>().GetFactory(parameter, metadata);
}

/// <summary>Which services are singletons, as the host registered them.</summary>
internal sealed class ServiceLifetimes(IServiceCollection services)
{
    private readonly Lazy<Dictionary<Type, ServiceLifetime>> _lifetimes = new(() =>
    {
        var lifetimes = new Dictionary<Type, ServiceLifetime>();
        foreach (var descriptor in services)
        {
            if (!descriptor.IsKeyedService)
                lifetimes[descriptor.ServiceType] = descriptor.Lifetime;
        }

        return lifetimes;
    });

    public bool IsSingleton(Type type) =>
        (_lifetimes.Value.TryGetValue(type, out var lifetime)
            || (type.IsConstructedGenericType && _lifetimes.Value.TryGetValue(type.GetGenericTypeDefinition(), out lifetime)))
        && lifetime == ServiceLifetime.Singleton;
}
