using Microsoft.Extensions.Options;

namespace SocialRec.Grains.Recommendations;

/// <summary>Checks every range that <see cref="RecommendationOptions"/> states.</summary>
[OptionsValidator]
public sealed partial class RecommendationOptionsValidator : IValidateOptions<RecommendationOptions>;
