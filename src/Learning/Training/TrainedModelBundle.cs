using SocialRec.Recommendation.Bundles;

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
}
