using Microsoft.Extensions.Options;

namespace SocialRec.Grains.Tenants;

/// <summary>Checks <see cref="TenantOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class TenantOptionsValidator : IValidateOptions<TenantOptions>;
