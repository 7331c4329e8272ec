using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SocialRec.Gateway.Json;

namespace SocialRec.Gateway.Tests.Json;

public sealed class JsonBytesTests
{
    private delegate void Writing(ref JsonBytes json);

    [Fact]
    public void Text_Anything_ReadsBackAsAnyReaderOfUnicodeSeesIt() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        Written((ref JsonBytes json) => json.Text(text)).GetString() == (text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"quoted\" \\ and \n new \u2028 lines")]
    [InlineData("晨露 藏青玻璃摩卡壶 😀")]
    public void Text_SpecialCharacters_ReadBack(string text) => Assert.Equal(text, Written((ref JsonBytes json) => json.Text(text)).GetString());

    [Theory]
    [InlineData('"')]
    [InlineData('\\')]
    [InlineData('\n')]
    [InlineData('\x7f')]
    [InlineData('é')]
    public void Text_OneSpecialCharacterAnywhere_ReadsBack(char special) => Assert.All(Enumerable.Range(0, 19), place =>
    {
        string text = new string('a', place) + special + new string('b', 18 - place);

        Assert.Equal(text, Written((ref JsonBytes json) => json.Text(text)).GetString());
    });

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(1_764_000_000_000, "2025-11-24T16:00:00Z")]
    [InlineData(1_764_000_000_007, "2025-11-24T16:00:00.007Z")]
    [InlineData(253_402_300_799_999, "9999-12-31T23:59:59.999Z")]
    public void Time_IsWrittenAsRfc3339(long unixMs, string wanted) => Assert.Equal(wanted, Written((ref JsonBytes json) => json.Time(unixMs)).GetString());

    [Fact]
    public void Number_AnyFiniteFloat_ReadsBackToAMillionth() => Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat>(), number =>
    {
        float wanted = (float)number.Get;
        return !float.IsFinite(wanted) || Math.Abs(Written((ref JsonBytes json) => json.Number(wanted)).GetSingle() - wanted) <= 1e-6f;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0f, "0")]
    [InlineData(0.25f, "0.25")]
    [InlineData(0.0000004f, "4E-07")]
    [InlineData(0.05f, "0.05")]
    [InlineData(0.9999999f, "0.9999999")]
    [InlineData(1f, "1")]
    [InlineData(-0.5f, "-0.5")]
    public void Number_IsWrittenShort(float number, string wanted) => Assert.Equal(wanted, Written((ref JsonBytes json) => json.Number(number)).GetRawText());

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Number_NotFinite_IsRefused(float number) => Assert.Throws<ArgumentException>(() => Written((ref JsonBytes json) => json.Number(number)));

    [Fact]
    public void Raw_MoreThanTheBufferHolds_IsWrittenWhole()
    {
        byte[] digits = [.. Enumerable.Repeat((byte)'7', 10_000)];

        Assert.Equal(10_000, Written((ref JsonBytes json) => json.Raw(digits)).GetRawText().Length);
    }

    private static JsonElement Written(Writing write)
    {
        ArrayBufferWriter<byte> buffer = new(16);
        JsonBytes json = new(buffer);
        write(ref json);
        json.Flush();
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }
}
