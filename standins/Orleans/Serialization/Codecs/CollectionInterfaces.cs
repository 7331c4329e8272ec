using System.Reflection;

namespace Orleans.Serialization.Codecs;

/// <summary>Which known collection stands for an unknown one behind a collection interface.</summary>
internal static class CollectionInterfaces
{
    private static readonly Dictionary<Type, string> Substitutes = new()
    {
        [typeof(IEnumerable<>)] = nameof(ToList),
        [typeof(IReadOnlyCollection<>)] = nameof(ToList),
        [typeof(IReadOnlyList<>)] = nameof(ToList),
        [typeof(ICollection<>)] = nameof(ToList),
        [typeof(IList<>)] = nameof(ToList),
        [typeof(ISet<>)] = nameof(ToSet),
        [typeof(IReadOnlySet<>)] = nameof(ToSet),
        [typeof(IDictionary<,>)] = nameof(ToDictionary),
        [typeof(IReadOnlyDictionary<,>)] = nameof(ToDictionary),
    };

    public static Func<object, object>? SubstituteFor(Type type)
    {
        if (!type.IsGenericType || !Substitutes.TryGetValue(type.GetGenericTypeDefinition(), out var name))
            return null;
        return typeof(CollectionInterfaces).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<object, object>>();
    }

    private static List<T> ToList<T>(object value) => ((IEnumerable<T>)value).ToList();

    private static HashSet<T> ToSet<T>(object value) => ((IEnumerable<T>)value).ToHashSet();

    private static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(object value) where TKey : notnull => new Dictionary<TKey, TValue>((IEnumerable<KeyValuePair<TKey, TValue>>)value);
}
