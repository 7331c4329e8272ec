using Microsoft.Extensions.Options;

namespace SocialRec.Grains.Log;

/// <summary>Checks <see cref="LogOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class LogOptionsValidator : IValidateOptions<LogOptions>;
