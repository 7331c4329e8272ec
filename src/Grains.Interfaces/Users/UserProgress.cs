using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Interfaces.Users;

/// <summary>A user's answer to a delta.</summary>
/// <param name="Progress">How far the view has come; below the delta if it did not join on.</param>
/// <param name="Before">
/// For each event given, the <see cref="Identity.IdHash"/> of items the user had dealt with shortly before, newest first, at most 8; the same at a redelivery.
/// </param>
/// <param name="Circles">For each event given, the circles that hear of it, at most 64; null where no circle hears of any; the same at a redelivery.</param>
/// <param name="HasNews">Whether followers may have to hear of something in the delta: if so, <see cref="IUserView.FanOutAsync"/> is to be called.</param>
[GenerateSerializer, Immutable, Alias("UserProgress")]
public sealed record UserProgress(
    [property: Id(0)] ViewProgress Progress, [property: Id(1)] ulong[][] Before, [property: Id(2)] bool HasNews, [property: Id(3)] string[][]? Circles = null);
