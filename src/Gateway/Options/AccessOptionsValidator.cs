using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace SocialRec.Gateway.Options;

/// <summary>Checks <see cref="AccessOptions"/>.</summary>
internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AccessOptions options) => options.KeyHashes.All(IsHash)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{AccessOptions.SectionName}:{nameof(options.KeyHashes)} must hold SHA-256 hashes of {2 * SHA256.HashSizeInBytes} lower-case hex digits.");

    private static bool IsHash(string text) => text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigitLower);
}
