using Microsoft.Extensions.Options;

namespace SocialRec.Gateway.Options;

/// <summary>Checks <see cref="BulkOptions"/> by their attributes.</summary>
[OptionsValidator]
internal sealed partial class BulkOptionsValidator : IValidateOptions<BulkOptions>;
