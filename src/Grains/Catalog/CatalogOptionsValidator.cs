using Microsoft.Extensions.Options;

namespace SocialRec.Grains.Catalog;

/// <summary>Checks every range that <see cref="CatalogOptions"/> states.</summary>
[OptionsValidator]
public sealed partial class CatalogOptionsValidator : IValidateOptions<CatalogOptions>;
