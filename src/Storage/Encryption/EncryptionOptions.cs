using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace SocialRec.Storage.Encryption;

/// <summary>
/// The master key. With one, records of the embedded store are encrypted at rest, and keys of users are wrapped. Without one they lie
/// open, protected by the file system alone.
/// </summary>
public sealed class EncryptionOptions : IValidatableObject
{
    /// <summary>The configuration section these values are read from.</summary>
    public const string SectionName = "Encryption";

    /// <summary>The bytes of a master key: AES-256.</summary>
    public const int KeyBytes = 32;

    /// <summary>
    /// 32 random bytes in base64, as <c>openssl rand -base64 32</c> makes them; keep them out of the data directory and of backups. Default: none.
    /// </summary>
    public string? MasterKey { get; set; }

    /// <summary>
    /// Master keys that were in use before; data still wrapped with them is read, and wrapped anew as it is met. One can be left out once
    /// every store has been opened and every user's key been used since. Default: none.
    /// </summary>
    public string[] PreviousMasterKeys { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MasterKey is not null && !IsKey(MasterKey))
            yield return new($"Encryption:MasterKey must be {KeyBytes} bytes in base64: make one with 'openssl rand -base64 {KeyBytes}'.", [nameof(MasterKey)]);
        for (var index = 0; index < PreviousMasterKeys.Length; index++)
            if (!IsKey(PreviousMasterKeys[index]))
                yield return new($"Encryption:PreviousMasterKeys:{index} must be {KeyBytes} bytes in base64.", [nameof(PreviousMasterKeys)]);
        if (MasterKey is null && PreviousMasterKeys.Length > 0)
            yield return new("Encryption:MasterKey is missing, but there are PreviousMasterKeys: encryption cannot be switched off.", [nameof(MasterKey)]);
    }

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes];
        try
        {
            return Convert.TryFromBase64String(text, bytes, out var length) && length == KeyBytes;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
