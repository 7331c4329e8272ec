using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace Orleans.Serialization;

/// <summary>Names of types as they are written: <c>alias</c> or <c>full.name|assembly</c>, arguments in angle brackets, <c>[]</c> for arrays.</summary>
internal static class TypeNames
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();
    private static readonly ConcurrentDictionary<string, Type> Types = new();

    public static string Encode(Type type) => Names.GetOrAdd(type, static type =>
    {
        var name = new StringBuilder();
        Append(name, type);
        return name.ToString();
    });

    public static Type Decode(string name) => Types.GetOrAdd(name, static name =>
    {
        var position = 0;
        return Parse(name, ref position);
    });

    private static void Append(StringBuilder name, Type type)
    {
        if (type.IsSZArray)
        {
            Append(name, type.GetElementType()!);
            name.Append("[]");
            return;
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        name.Append(definition.GetCustomAttribute<AliasAttribute>(false)?.Alias ?? $"{definition.FullName}|{definition.Assembly.GetName().Name}");
        if (!type.IsGenericType)
            return;
        var separator = '<';
        foreach (var argument in type.GetGenericArguments())
        {
            name.Append(separator);
            Append(name, argument);
            separator = ',';
        }

        name.Append('>');
    }

    private static Type Parse(string text, ref int position)
    {
        var end = text.AsSpan(position).IndexOfAny("<>,[");
        var token = end < 0 ? text[position..] : text[position..(position + end)];
        position += token.Length;
        var type = Find(token);
        if (position < text.Length && text[position] == '<')
        {
            var arguments = new List<Type>();
            while (text[position] != '>')
            {
                position++;
                arguments.Add(Parse(text, ref position));
            }

            position++;
            type = type.MakeGenericType([.. arguments]);
        }

        while (text.AsSpan(position).StartsWith("[]"))
        {
            position += 2;
            type = type.MakeArrayType();
        }

        return type;
    }

    private static Type Find(string token)
    {
        var bar = token.IndexOf('|');
        var type = bar < 0
            ? AppDomain.CurrentDomain.GetAssemblies().SelectMany(Aliased).FirstOrDefault(entry => entry.Alias == token).Type
            : Assembly.Load(token[(bar + 1)..]).GetType(token[..bar]);
        return type ?? throw new SerializerException($"There is no type named \"{token}\".");
    }

    private static IEnumerable<(string? Alias, Type Type)> Aliased(Assembly assembly)
    {
        if (assembly.IsDynamic || !assembly.GetReferencedAssemblies().Any(name => name.Name == typeof(TypeNames).Assembly.GetName().Name))
            return [];
        return assembly.GetTypes().Select(type => (type.GetCustomAttribute<AliasAttribute>(false)?.Alias, type)).Where(entry => entry.Alias is not null);
    }
}
