using SocialRec.Learning.Data;

namespace SocialRec.Learning.Splits;

/// <summary>A log cut into parts that share users, items and no interaction.</summary>
/// <param name="Train">What models learn from.</param>
/// <param name="Validation">What settings are chosen on; may be empty.</param>
/// <param name="Test">What is reported; looked at once.</param>
public sealed record Split(InteractionLog Train, InteractionLog Validation, InteractionLog Test);
