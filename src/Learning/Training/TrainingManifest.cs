namespace SocialRec.Learning.Training;

/// <summary>What a model was learned from, and how.</summary>
/// <param name="Recipe">The trainer and its settings, as chosen on the held-out slice.</param>
/// <param name="TrainedAt">When the run ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Users">Number of users with interactions.</param>
/// <param name="Items">Number of items.</param>
/// <param name="Interactions">Number of interactions.</param>
/// <param name="Links">Number of links between people.</param>
/// <param name="Seed">Seed of everything random.</param>
public sealed record TrainingManifest(
    string Recipe, DateTimeOffset TrainedAt, TimeSpan Duration, int Users, int Items, int Interactions, int Links, int Seed);
