using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization.Codecs;

/// <summary>Which members of a type are encoded, and under which ids.</summary>
internal static class Members
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Parameters of a record's primary constructor that carry no id are numbered from here.</summary>
    private const uint FirstImplicitId = 1000;

    public static bool IsTuple(Type type) =>
        (typeof(ITuple).IsAssignableFrom(type) && type.Namespace == "System")
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    /// <summary>One array of members for each class of the hierarchy, base first.</summary>
    public static Member<T>[][] Of<T>()
    {
        if (IsTuple(typeof(T)))
            return [[.. typeof(T).GetFields(Declared).Select((field, index) => Make<T>((uint)index, field, field.FieldType))]];
        var levels = new List<Member<T>[]>();
        for (var type = typeof(T); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            if (type.GetCustomAttribute<GenerateSerializerAttribute>(false) is not null)
                levels.Insert(0, [.. OfLevel<T>(type)]);
        }

        return [.. levels];
    }

    /// <summary>The parameterless constructor, which sets members that are not encoded to their initial values; null when there is none.</summary>
    public static Func<T>? Constructor<T>()
    {
        if (typeof(T).IsValueType)
            return static () => default!;
        var constructor = typeof(T).GetConstructor(Declared, Type.EmptyTypes);
        return constructor is null ? null : Expression.Lambda<Func<T>>(Expression.New(constructor)).Compile();
    }

    /// <summary>The ids declared by one class: explicit ones, and the parameters of a record's primary constructor.</summary>
    public static IEnumerable<(uint Id, MemberInfo Member, Type Type)> Declare(Type type)
    {
        foreach (var field in type.GetFields(Declared))
        {
            if (field.GetCustomAttribute<IdAttribute>() is { } id)
                yield return (id.Id, field, field.FieldType);
        }

        var parameters = PrimaryParameters(type);
        foreach (var property in type.GetProperties(Declared))
        {
            var parameter = Array.FindIndex(parameters, candidate => candidate.Name == property.Name && candidate.ParameterType == property.PropertyType);
            var id = property.GetCustomAttribute<IdAttribute>()?.Id
                ?? (parameter < 0 ? null : parameters[parameter].GetCustomAttribute<IdAttribute>()?.Id ?? FirstImplicitId + (uint)parameter);
            if (id is { } number)
                yield return (number, (MemberInfo?)type.GetField($"<{property.Name}>k__BackingField", Declared) ?? property, property.PropertyType);
        }
    }

    private static ParameterInfo[] PrimaryParameters(Type type)
    {
        var isRecord = type.GetMethod("PrintMembers", Declared) is not null;
        if (!isRecord && type.GetCustomAttribute<GenerateSerializerAttribute>(false)?.IncludePrimaryConstructorParameters != true)
            return [];
        var names = type.GetProperties(Declared).Select(property => property.Name).ToHashSet();
        return type.GetConstructors(Declared)
            .Select(constructor => constructor.GetParameters())
            .Where(parameters => parameters.Length > 0 && parameters.All(parameter => names.Contains(parameter.Name!)))
            .MaxBy(parameters => parameters.Length) ?? [];
    }

    private static IEnumerable<Member<T>> OfLevel<T>(Type level)
    {
        var members = Declare(level).OrderBy(member => member.Id).ToList();
        for (var i = 1; i < members.Count; i++)
        {
            if (members[i].Id == members[i - 1].Id)
                throw new SerializerException($"{level} gives id {members[i].Id} to {members[i - 1].Member.Name} and to {members[i].Member.Name}.");
        }

        return members.Select(member => Make<T>(member.Id, member.Member, member.Type));
    }

    private static Member<T> Make<T>(uint id, MemberInfo member, Type type) =>
        (Member<T>)Activator.CreateInstance(typeof(Member<,>).MakeGenericType(typeof(T), type), id, member)!;
}
