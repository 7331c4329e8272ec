using System.Runtime.CompilerServices;

namespace SocialRec.Storage;

/// <summary>The value of a state that was never written, made as the engine makes it: by the constructor without parameters, or else blank.</summary>
internal static class InitialState
{
    /// <summary>A fresh value; null where there is no blank one, as for text and arrays.</summary>
    public static T? Create<T>() => Factory<T>.Create();

    private static class Factory<T>
    {
        public static readonly Func<T?> Create =
            typeof(T).IsAbstract || typeof(T).IsArray || typeof(T) == typeof(string) ? static () => default
            : typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance<T>
            : static () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
    }
}
