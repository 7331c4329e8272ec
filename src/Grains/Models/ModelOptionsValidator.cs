using Microsoft.Extensions.Options;

namespace SocialRec.Grains.Models;

/// <summary>Checks every range that <see cref="ModelOptions"/> states.</summary>
[OptionsValidator]
public sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;
