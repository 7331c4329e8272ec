namespace SocialRec.Learning.Data;

/// <summary>
/// How much one event of each type says that a user wants an item. Types that take back or deny (<c>unlike</c>, <c>dislike</c>, <c>hide</c>) are
/// negative and cancel; types that say nothing of an item weigh 0.
/// </summary>
public sealed class EventWeights
{
    private readonly Dictionary<string, float> weights;

    /// <summary>Weights by type; types not named weigh 0.</summary>
    /// <param name="weights">Weight by event type.</param>
    public EventWeights(IReadOnlyDictionary<string, float> weights) => this.weights = new Dictionary<string, float>(weights, StringComparer.Ordinal);

    /// <summary>The product's default weights.</summary>
    public static EventWeights Default { get; } = new(new Dictionary<string, float>
    {
        ["view"] = 0.3f,
        ["click"] = 0.4f,
        ["cart"] = 1,
        ["save"] = 1,
        ["like"] = 1,
        ["comment"] = 1,
        ["review"] = 1,
        ["share"] = 1.2f,
        ["purchase"] = 1.5f,
        ["unlike"] = -1,
        ["unsave"] = -1,
        ["dislike"] = -2,
        ["hide"] = -2,
    });

    /// <summary>The weight of each named type.</summary>
    public IReadOnlyDictionary<string, float> ByType => weights;

    /// <summary>The weight of one event type.</summary>
    /// <param name="type">Event type.</param>
    /// <returns>Its weight; 0 when it is not named.</returns>
    public float Of(string type) => weights.GetValueOrDefault(type);

    /// <summary>The same types with the positive weights taken to a power: 0 makes them all 1, above 1 parts them further.</summary>
    /// <param name="contrast">The power.</param>
    /// <returns>New weights.</returns>
    public EventWeights Sharpen(double contrast) =>
        new(weights.ToDictionary(pair => pair.Key, pair => pair.Value > 0 ? MathF.Pow(pair.Value, (float)contrast) : pair.Value));
}
