namespace Orleans.Runtime;

/// <summary>Values that travel with a call, and with the calls it makes in turn.</summary>
public static class RequestContext
{
    private const string ReentrancyKey = "#CCR";

    // Dictionaries are copied on write, so one may be shared by every call that carries it.
    private static readonly AsyncLocal<Dictionary<string, object>?> Current = new();

    public static Guid ReentrancyId
    {
        get => Current.Value is { } values ? ReentrancyIdOf(values) : Guid.Empty;
        set
        {
            if (value == Guid.Empty)
                Remove(ReentrancyKey);
            else
                Set(ReentrancyKey, value);
        }
    }

    public static IEnumerable<string> Keys => Current.Value?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    public static object? Get(string key) => Current.Value?.GetValueOrDefault(key);

    public static void Set(string key, object value) => Current.Value = new Dictionary<string, object>(Current.Value ?? []) { [key] = value };

    public static bool Remove(string key)
    {
        if (Current.Value?.ContainsKey(key) != true)
            return false;
        var rest = new Dictionary<string, object>(Current.Value);
        rest.Remove(key);
        Current.Value = rest.Count == 0 ? null : rest;
        return true;
    }

    public static void Clear()
    {
        if (Current.Value is not null)
            Current.Value = null;
    }

    /// <summary>Calls made within the section may come back into this grain although it waits for them.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new ReentrancySection(original, original == Guid.Empty ? Guid.NewGuid() : original);
    }

    /// <summary>Calls made within the section may not come back into this grain.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    internal static Dictionary<string, object>? Export() => Current.Value;

    internal static Guid ReentrancyIdOf(Dictionary<string, object> values) => values.TryGetValue(ReentrancyKey, out var value) && value is Guid id ? id : Guid.Empty;

    internal static void Import(Dictionary<string, object>? values)
    {
        if (!ReferenceEquals(Current.Value, values))
            Current.Value = values;
    }

    /// <summary>Restores the call chain's reentrancy when it ends.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _entered;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _entered = newReentrancyId;
            if (_entered != _original)
                ReentrancyId = _entered;
            if (_entered != Guid.Empty)
                (RuntimeContext.Current as ICallChainReentrant)?.EnterReentrantSection(_entered);
        }

        public void Dispose()
        {
            if (_entered != Guid.Empty)
                (RuntimeContext.Current as ICallChainReentrant)?.ExitReentrantSection(_entered);
            if (_entered != _original)
                ReentrancyId = _original;
        }
    }
}

/// <summary>An activation that remembers which call chains may come back into it.</summary>
internal interface ICallChainReentrant
{
    void EnterReentrantSection(Guid id);

    void ExitReentrantSection(Guid id);
}
