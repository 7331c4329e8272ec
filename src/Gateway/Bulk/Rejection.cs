using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Bulk;

/// <summary>An element that was not taken, and why.</summary>
/// <param name="Index">Its index in the body.</param>
/// <param name="Id">The id it gave, if that could be read.</param>
/// <param name="Error">What is wrong with it.</param>
internal readonly record struct Rejection(int Index, string? Id, FieldError Error);
