using SocialRec.Learning.Evaluation;

namespace SocialRec.Learning.Benchmarks;

/// <summary>How one model did on the test part of a set.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="All">Everybody.</param>
/// <param name="Small">Users with fewer than ten known events; null if there is none.</param>
/// <param name="Seconds">How long it took to learn.</param>
public sealed record BenchmarkRow(string Model, EvaluationRow All, EvaluationRow? Small, double Seconds);
