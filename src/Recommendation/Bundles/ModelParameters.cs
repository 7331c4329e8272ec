namespace SocialRec.Recommendation.Bundles;

/// <summary>The named numbers of a bundle.</summary>
public sealed class ModelParameters
{
    /// <summary>Copies the numbers.</summary>
    /// <exception cref="ArgumentException">A name is empty or a number is not finite.</exception>
    public ModelParameters(IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach ((string name, double value) in values)
        {
            if (string.IsNullOrEmpty(name) || !double.IsFinite(value))
                throw new ArgumentException($"Parameter '{name}' is {value}.", nameof(values));
        }
        Values = new SortedDictionary<string, double>(new Dictionary<string, double>(values), StringComparer.Ordinal);
    }

    /// <summary>All of them, by name in ordinal order.</summary>
    public IReadOnlyDictionary<string, double> Values { get; }

    /// <summary>One of them, or a default.</summary>
    public float Get(string name, float otherwise) => Values.TryGetValue(name, out double value) ? (float)value : otherwise;
}
