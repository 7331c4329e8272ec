using Microsoft.Extensions.Options;

namespace SocialRec.Silo;

/// <summary>Checks every range that <see cref="SiloOptions"/> states.</summary>
[OptionsValidator]
public sealed partial class SiloOptionsValidator : IValidateOptions<SiloOptions>;
