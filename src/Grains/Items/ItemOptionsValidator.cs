using Microsoft.Extensions.Options;

namespace SocialRec.Grains.Items;

/// <summary>Checks every range that <see cref="ItemOptions"/> states.</summary>
[OptionsValidator]
public sealed partial class ItemOptionsValidator : IValidateOptions<ItemOptions>;
