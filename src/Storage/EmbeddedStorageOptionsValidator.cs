using Microsoft.Extensions.Options;

namespace SocialRec.Storage;

/// <summary>Checks every range that <see cref="EmbeddedStorageOptions"/> states.</summary>
[OptionsValidator]
public sealed partial class EmbeddedStorageOptionsValidator : IValidateOptions<EmbeddedStorageOptions>;
