using Microsoft.Extensions.Options;

namespace SocialRec.Gateway.Options;

/// <summary>Checks <see cref="RoutingOptions"/> by their attributes.</summary>
[OptionsValidator]
internal sealed partial class RoutingOptionsValidator : IValidateOptions<RoutingOptions>;
