namespace SocialRec.Gateway.Json;

/// <summary>Times on the wire: RFC 3339 text or Unix seconds in, RFC 3339 in UTC out.</summary>
internal static class WireTime
{
    /// <summary>What to tell a caller whose time cannot be read.</summary>
    public const string Rule = "must be an RFC 3339 time with an offset, such as 2026-01-31T12:00:00Z, or Unix seconds";

    /// <summary>9999-12-31T23:59:59Z in Unix seconds: more is not a time in seconds.</summary>
    private const double MaxUnixSeconds = 253_402_300_799;

    /// <summary>Unix seconds, whole or not, to Unix milliseconds; false before 1970 and beyond the year 9999.</summary>
    public static bool TryFromUnixSeconds(double seconds, out long unixMs)
    {
        bool fits = seconds is >= 0 and <= MaxUnixSeconds;
        unixMs = fits ? (long)Math.Round(seconds * 1000) : 0;
        return fits;
    }

    /// <summary>RFC 3339 (section 5.6) to Unix milliseconds; false for anything else and before 1970. A leap second counts as the one before.</summary>
    public static bool TryParseRfc3339(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        const int SecondsEnd = 19;
        if (text.Length <= SecondsEnd || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' '))
            return false;
        if (!Digits(text[..4], out int year) || !Digits(text[5..7], out int month) || !Digits(text[8..10], out int day)
            || !Digits(text[11..13], out int hour) || !Digits(text[14..16], out int minute) || !Digits(text[17..SecondsEnd], out int second))
            return false;
        if (year is < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60)
            return false;
        ReadOnlySpan<byte> rest = text[SecondsEnd..];
        if (!TryFraction(ref rest, out int milliseconds) || !TryOffset(rest, out int offsetMinutes))
            return false;
        long ticks = new DateTime(year, month, day, hour, minute, Math.Min(second, 59), milliseconds, DateTimeKind.Utc).Ticks;
        unixMs = (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond - offsetMinutes * 60_000L;
        return unixMs >= 0;
    }

    /// <summary>Unix milliseconds as a UTC time, which JSON writers print as RFC 3339.</summary>
    public static DateTime ToUtc(long unixMs) => DateTime.UnixEpoch.AddMilliseconds(unixMs);

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest.IsEmpty || rest[0] != '.')
            return true;
        int end = 1;
        for (int scale = 100; end < rest.Length && char.IsAsciiDigit((char)rest[end]); end++, scale /= 10)
            milliseconds += (rest[end] - '0') * scale;
        rest = rest[end..];
        return end > 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest.Length == 1)
            return rest[0] is (byte)'Z' or (byte)'z';
        if (rest.Length != 6 || rest[0] is not ((byte)'+' or (byte)'-') || rest[3] != ':' || !Digits(rest[1..3], out int hour) || !Digits(rest[4..6], out int minute))
            return false;
        minutes = (hour * 60 + minute) * (rest[0] == '-' ? -1 : 1);
        return hour < 24 && minute < 60;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte b in text)
        {
            if (!char.IsAsciiDigit((char)b))
                return false;
            value = value * 10 + (b - '0');
        }

        return true;
    }
}
