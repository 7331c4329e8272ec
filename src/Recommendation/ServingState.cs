using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Texts;

namespace SocialRec.Recommendation;

/// <summary>What a request pins: one picture of the catalog and one bundle, bound to each other. The host makes a new one when either changes.</summary>
/// <param name="View">The catalog.</param>
/// <param name="Binding">The active bundle, bound to the view or an earlier picture of the same replica; null if no bundle is active.</param>
public sealed record ServingState(CatalogView View, BundleBinding? Binding)
{
    /// <summary>The active bundle.</summary>
    public ModelBundle? Bundle => Binding?.Bundle;

    /// <summary>Which items read alike; none until their texts have been read.</summary>
    public TextNeighbours Texts { get; init; } = TextNeighbours.None;

    /// <summary>The state after the catalog or the bundle has changed; keeps the binding's work where it can.</summary>
    public ServingState With(CatalogView view, ModelBundle? bundle)
    {
        BundleBinding? binding = bundle is null ? null
            : ReferenceEquals(bundle, Bundle) ? Binding!.Extend(view)
            : BundleBinding.Create(bundle, view);
        return this with { View = view, Binding = binding };
    }
}
