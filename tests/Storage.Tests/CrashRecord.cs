using System.Globalization;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Tests;

/// <summary>What the child of crash tests writes, so that its parent can tell whether it is all there.</summary>
internal static class CrashRecord
{
    public static RecordKey Key(int writer, int number) => new($"writer/{writer}", $"chunk-{number.ToString("D10", CultureInfo.InvariantCulture)}");

    /// <summary>1 to 6,000 bytes that follow from the writer and the number alone.</summary>
    public static byte[] Payload(int writer, int number)
    {
        var random = new Random((writer * 1_000_003) + number);
        var bytes = new byte[random.Next(1, 6000)];
        random.NextBytes(bytes);
        return bytes;
    }
}
