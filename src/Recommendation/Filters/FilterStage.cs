namespace SocialRec.Recommendation.Filters;

/// <summary>
/// Runs the filters. The standing ones hold for every request of a shopper in a scenario and come before the candidates, so that no source spends its budget on what
/// cannot be shown; those that differ from request to request come after, so that candidates can be kept from one request to the next.
/// </summary>
internal static class FilterStage
{
    private static readonly IFilter[] Standing =
        [new HiddenFilter(), new OutOfStockFilter(), new SettledFilter(), new SeenFilter(), new CategoryFilter(), new AttributesFilter()];

    // What an app asks to rank is shown even if the shopper knows it or it is out of stock: the app chose it.
    private static readonly IFilter[] OnGiven = [new HiddenFilter(), new CategoryFilter(), new AttributesFilter()];

    private static readonly IFilter[] OfRequest = [new ExpiredFilter(), new ExcludeFilter(), new ServedFilter()];

    /// <summary>The rows that may become candidates.</summary>
    public static void ApplyStanding(RecommendationContext context) =>
        Apply(context, context.Request.Candidates.Count > 0 ? OnGiven : Standing);

    /// <summary>The rows that this very request does not rule out.</summary>
    public static void ApplyOfRequest(RecommendationContext context) => Apply(context, OfRequest);

    private static void Apply(RecommendationContext context, IFilter[] filters)
    {
        context.Mask.Fill(context.View.Count);
        foreach (IFilter filter in filters)
            filter.Apply(context, context.Mask);
    }
}
