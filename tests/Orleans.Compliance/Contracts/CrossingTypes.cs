using System.Reflection;
using System.Runtime.CompilerServices;

namespace SocialRec.Orleans.Compliance;

/// <summary>The grain interfaces of an assembly, and its own types that cross them: parameters, results, and what those hold in turn.</summary>
internal sealed class CrossingTypes
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Assembly _assembly;
    private readonly HashSet<Type> _found = [];

    public CrossingTypes(Assembly assembly)
    {
        _assembly = assembly;
        Interfaces = [.. assembly.GetTypes().Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];
        foreach (var method in Interfaces.SelectMany(type => type.GetMethods()))
        {
            foreach (var parameter in method.GetParameters())
                Add(parameter.ParameterType);
            Add(method.ReturnType);
        }

        foreach (var exception in assembly.GetTypes().Where(type => typeof(Exception).IsAssignableFrom(type)))
            Add(exception);
    }

    public Type[] Interfaces { get; }

    public IEnumerable<Type> All => _found.OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>The fields and automatic properties of a type that hold its values.</summary>
    public static IEnumerable<MemberInfo> StateOf(Type type) => type.GetFields(Declared)
        .Where(field => !field.IsDefined(typeof(NonSerializedAttribute)))
        .Select(field => field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.StartsWith('<')
            ? (MemberInfo?)type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Declared) ?? field
            : field);

    private void Add(Type type)
    {
        if (type.HasElementType)
        {
            Add(type.GetElementType()!);
            return;
        }

        foreach (var argument in type.GetGenericArguments())
            Add(argument);
        if (type.Assembly != _assembly || typeof(IAddressable).IsAssignableFrom(type) || !_found.Add(type))
            return;
        foreach (var derived in _assembly.GetTypes().Where(candidate => candidate != type && type.IsAssignableFrom(candidate)))
            Add(derived);
        if (type.IsEnum || type.IsInterface)
            return;
        foreach (var member in StateOf(type))
            Add(member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType);
    }
}
