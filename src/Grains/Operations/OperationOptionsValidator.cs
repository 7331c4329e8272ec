using Microsoft.Extensions.Options;

namespace SocialRec.Grains.Operations;

/// <summary>Checks every range that <see cref="OperationOptions"/> states.</summary>
[OptionsValidator]
public sealed partial class OperationOptionsValidator : IValidateOptions<OperationOptions>;
