using Microsoft.Extensions.Options;

namespace SocialRec.Gateway.Options;

/// <summary>Checks <see cref="LimitOptions"/> by their attributes.</summary>
[OptionsValidator]
internal sealed partial class LimitOptionsValidator : IValidateOptions<LimitOptions>;
