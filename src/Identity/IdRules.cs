using System.Text;

namespace SocialRec.Identity;

/// <summary>
/// What an id may look like: 1 to 128 bytes of UTF-8 without control characters, white space, <c>/ \ ? #</c>, and not <c>.</c> or <c>..</c>;
/// so identity-provider ids, e-mail addresses and Chinese work. A tenant is <c>[a-z0-9-]{1,63}</c>.
/// </summary>
public static class IdRules
{
    /// <summary>The longest id, in bytes of UTF-8.</summary>
    public const int MaxBytes = 128;

    /// <summary>The longest tenant name, in characters.</summary>
    public const int MaxTenantLength = 63;

    /// <summary>Says what is wrong with an id, or null if it is fine.</summary>
    public static string? Problem(string? id)
    {
        if (string.IsNullOrEmpty(id))
            return "must not be empty";
        if (id is "." or "..")
            return "must not be '.' or '..'";
        foreach (char c in id)
        {
            if (char.IsControl(c) || char.IsWhiteSpace(c) || c is '/' or '\\' or '?' or '#')
                return $"must not contain U+{(int)c:X4}";
        }

        if (id.Length > MaxBytes || Encoding.UTF8.GetByteCount(id) > MaxBytes)
            return $"must be at most {MaxBytes} bytes of UTF-8";
        return IsWellFormed(id) ? null : "must be well-formed Unicode";
    }

    /// <summary>Whether a tenant name is <c>[a-z0-9-]{1,63}</c>.</summary>
    public static bool IsTenant(string? tenant)
    {
        if (string.IsNullOrEmpty(tenant) || tenant.Length > MaxTenantLength)
            return false;
        foreach (char c in tenant)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
                return false;
        }

        return true;
    }

    private static bool IsWellFormed(string id)
    {
        foreach (Rune rune in id.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }
}
