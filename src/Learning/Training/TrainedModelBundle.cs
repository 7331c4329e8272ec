using SocialRec.Learning.Data;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Learning.Training;

/// <summary>Makes the bundle that silos serve out of a trained model.</summary>
public static class TrainedModelBundle
{
    /// <summary>Converts a model.</summary>
    /// <param name="model">The model; its arrays are shared, except the vectors, which the bundle scales to unit length.</param>
    /// <param name="version">The version under which the registry knows it.</param>
    /// <returns>The bundle.</returns>
    public static ModelBundle ToBundle(this TrainedModel model, string version)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ModelBundle(
            version,
            [.. model.ItemIds],
            new ItemVectors((float[])model.Vectors.Values.Clone(), model.Vectors.ColumnCount),
            new NeighbourGraph(model.Neighbours.RowStart, model.Neighbours.Columns, model.Neighbours.Values),
            model.Parameters);
    }

    /// <summary>How the stages weigh a shopper's events with a bundle: what offline evaluation must do too.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <returns>The weighting that its parameters name; default weights where they name none.</returns>
    public static InteractionWeighting WeightingOf(ModelBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var weights = Enum.GetValues<ActType>().ToDictionary(
            ActWeights.NameOf, act => ActWeights.IsRejection((byte)act) ? -1 : bundle.ActWeights.Of((byte)act));
        var halfLifeDays = bundle.Parameters.Get(ParameterNames.HistoryHalfLifeDays, 0);
        return new InteractionWeighting { Events = new EventWeights(weights), HalfLifeDays = halfLifeDays > 0 ? halfLifeDays : double.PositiveInfinity };
    }
}
