using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SocialRec.Gateway.Json;

namespace SocialRec.Gateway.Tests.Json;

public sealed class WireTimeTests
{
    [Fact]
    public void Rfc3339_EveryInstant_AgreesWithTheFramework()
    {
        Gen<DateTimeOffset> instants =
            from ms in Gen.Choose(0, int.MaxValue).Two().Select(pair => ((long)pair.Item1 << 20 ^ pair.Item2) % 250_000_000_000_000)
            from offset in Gen.Choose(-14 * 60, 14 * 60)
            select DateTimeOffset.FromUnixTimeMilliseconds(Math.Abs(ms)).ToOffset(TimeSpan.FromMinutes(offset));
        Prop.ForAll(instants.ToArbitrary(), instant =>
        {
            string text = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
            return WireTime.TryParseRfc3339(Encoding.ASCII.GetBytes(text), out long ms) && ms == instant.ToUnixTimeMilliseconds();
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", true)]
    [InlineData("2026-01-31t12:00:00z", true)]
    [InlineData("2026-01-31 12:00:00+08:00", true)]
    [InlineData("2016-12-31T23:59:60Z", true)]
    [InlineData("2024-02-29T00:00:00.123456789Z", true)]
    [InlineData("2023-02-29T00:00:00Z", false)]
    [InlineData("2026-01-31T12:00:00", false)]
    [InlineData("2026-01-31", false)]
    [InlineData("2026-01-31T24:00:00Z", false)]
    [InlineData("2026-13-01T00:00:00Z", false)]
    [InlineData("2026-00-01T00:00:00Z", false)]
    [InlineData("2026-01-31T12:00:00.Z", false)]
    [InlineData("2026-01-31T12:00:00+0800", false)]
    [InlineData("2026-01-31T12:00:00+25:00", false)]
    [InlineData("1969-12-31T23:59:59Z", false)]
    [InlineData("0000-01-01T00:00:00Z", false)]
    [InlineData("2026-1-31T12:00:00ZZ", false)]
    public void Rfc3339_Form_IsTheStandards(string text, bool good) => Assert.Equal(good, WireTime.TryParseRfc3339(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Rfc3339_AnyBytes_NeverThrows() =>
        Prop.ForAll<byte[]>(bytes => WireTime.TryParseRfc3339(bytes ?? [], out _) || true).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, true)]
    [InlineData(-0.001, false)]
    [InlineData(253_402_300_799, true)]
    [InlineData(1_767_225_600_000, false)]
    [InlineData(double.NaN, false)]
    public void UnixSeconds_Range_IsTheYears1970To9999(double seconds, bool good) => Assert.Equal(good, WireTime.TryFromUnixSeconds(seconds, out _));
}
