namespace Microsoft.ML.OnnxRuntime;

/// <summary>Results that own native memory; disposing of the collection disposes of each.</summary>
public interface IDisposableReadOnlyCollection<T> : IReadOnlyList<T>, IDisposable;

/// <summary>A list that disposes of its elements.</summary>
internal sealed class DisposableList<T>(int capacity) : List<T>(capacity), IDisposableReadOnlyCollection<T>
    where T : IDisposable
{
    public void Dispose()
    {
        foreach (var element in this)
            element.Dispose();
        Clear();
    }
}
