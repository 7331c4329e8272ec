using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Orleans.Serialization.Codecs;

namespace Orleans;

/// <summary>In a development environment, refuses to start a silo whose grain interfaces name types that cannot cross, as real Orleans does.</summary>
internal sealed class SerializerConfigurationValidator(GrainClasses classes, IServiceProvider services) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (services.GetService<IHostEnvironment>()?.IsDevelopment() != true)
            return;
        var complaints = classes.All
            .SelectMany(grainClass => grainClass.Interfaces)
            .Distinct()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Concat(ResultOf(method.ReturnType)).SelectMany(Parts).Select(type => (type, method)))
            .Where(use => !CanCross(use.type))
            .Select(use => $"Type: {use.type} has no serializer or copier and was referenced by {use.method.DeclaringType}.{use.method.Name}")
            .Distinct()
            .ToList();
        if (complaints.Count > 0)
        {
            throw new OrleansConfigurationException(
                $"Found unserializable or uncopyable types which are being referenced in grain interface signatures:\n{string.Join('\n', complaints)}\n"
                + "Ensure that all types which are used in grain interfaces have serializers available for them: [GenerateSerializer], with [Id] on their members.");
        }
    }

    private static Type[] ResultOf(Type result) => result.IsGenericType ? result.GetGenericArguments() : [];

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
    }

    private static bool CanCross(Type type) => type.IsGenericParameter || Codecs.Has(type);
}
