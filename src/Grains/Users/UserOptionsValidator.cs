using Microsoft.Extensions.Options;

namespace SocialRec.Grains.Users;

/// <summary>Checks <see cref="UserOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class UserOptionsValidator : IValidateOptions<UserOptions>;
