using System.Text;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Tests.Events;

public sealed class EventReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_AllFields_KeepsEach()
    {
        SocialEvent read = Good(
            """
            {"id":"e","type":"share","user":"ann@x.org","item":"龙井","target_user":"bob","circle":"tea|1","value":4.5,"text":"so \"good\" \ud83d\ude00",
             "time":"2025-12-31T23:59:59.250+01:00","session":"s","recommendation_id":"r","context":{ "a":[1,{"b":null}] },"unknown":{"x":[1]}}
            """);

        Assert.Equal(
            new SocialEvent
            {
                Id = "e", Type = EventType.Share, User = "ann@x.org", Item = "龙井", TargetUser = "bob", Circle = "tea|1", Value = 4.5, Text = "so \"good\" 😀",
                TimeMs = new DateTimeOffset(2025, 12, 31, 22, 59, 59, 250, TimeSpan.Zero).ToUnixTimeMilliseconds(), Session = "s", RecommendationId = "r", Context = """{ "a":[1,{"b":null}] }""",
            },
            read);
    }

    [Fact]
    public void Read_NoTime_IsNow() => Assert.Equal(Now.ToUnixTimeMilliseconds(), Good("""{"type":"like","user":"u","item":"i"}""").TimeMs);

    [Fact]
    public void Read_NullTime_IsUndated() => Assert.Null(Good("""{"type":"like","user":"u","item":"i","time":null}""").TimeMs);

    [Theory]
    [InlineData("1430623510", 1_430_623_510_000)]
    [InlineData("1430623510.25", 1_430_623_510_250)]
    [InlineData("\"2015-05-03T03:25:10Z\"", 1_430_623_510_000)]
    [InlineData("\"2026-01-01T00:05:00Z\"", 1_767_225_900_000)]
    public void Read_Time_TakesUnixSecondsAndRfc3339(string time, long unixMs) =>
        Assert.Equal(unixMs, Good($$"""{"type":"like","user":"u","item":"i","time":{{time}}}""").TimeMs);

    [Fact]
    public void Read_NoId_MakesOneThatDiffers() =>
        Assert.NotEqual(Good("""{"type":"like","user":"u","item":"i"}""").Id, Good("""{"type":"like","user":"u","item":"i","id":null}""").Id);

    [Theory]
    [InlineData("\"\\u0069d\":\"e\"", "e")]
    [InlineData("\"id\":\"\\u0065\"", "e")]
    public void Read_EscapedNamesAndIds_AreUnderstood(string member, string id) =>
        Assert.Equal(id, Good($$"""{{{member}},"type":"like","user":"u","item":"i"}""").Id);

    [Theory]
    [InlineData("""{"user":"u","item":"i"}""", "/type", "is required")]
    [InlineData("""{"type":"like","item":"i"}""", "/user", "is required")]
    [InlineData("""{"type":"like","user":null,"item":"i"}""", "/user", "is required")]
    [InlineData("""{"type":"like","user":"u"}""", "/item", "is required for like")]
    [InlineData("""{"type":"follow","user":"u","item":"i"}""", "/target_user", "is required for follow")]
    [InlineData("""{"type":"join","user":"u"}""", "/circle", "is required for join")]
    [InlineData("""{"type":"search","user":"u","text":" "}""", "/text", "is required for search")]
    [InlineData("""{"type":"follow","user":"u","target_user":"u"}""", "/target_user", "another person")]
    [InlineData("""{"type":"Like","user":"u","item":"i"}""", "/type", "must be one of impression view")]
    [InlineData("""{"type":7,"user":"u","item":"i"}""", "/type", "must be one of")]
    [InlineData("""{"type":"like","user":7,"item":"i"}""", "/user", "must be a string")]
    [InlineData("""{"type":"like","user":{"id":"u"},"item":"i"}""", "/user", "must be a string")]
    [InlineData("""{"type":"like","user":"","item":"i"}""", "/user", "empty")]
    [InlineData("""{"type":"like","user":"a b","item":"i"}""", "/user", "U+0020")]
    [InlineData("""{"type":"like","user":"a/b","item":"i"}""", "/user", "U+002F")]
    [InlineData("""{"type":"like","user":"u","item":".."}""", "/item", "'..'")]
    [InlineData("""{"type":"like","user":"u","item":"a\u0000b"}""", "/item", "U+0000")]
    [InlineData("""{"type":"like","user":"u","item":"\ud800"}""", "/item", "Unicode")]
    [InlineData("""{"id":"a#b","type":"like","user":"u","item":"i"}""", "/id", "U+0023")]
    [InlineData("""{"type":"review","user":"u","item":"i","value":"5"}""", "/value", "number")]
    [InlineData("""{"type":"review","user":"u","item":"i","value":1e999}""", "/value", "number")]
    [InlineData("""{"type":"review","user":"u","item":"i","text":["x"]}""", "/text", "must be a string")]
    [InlineData("""{"type":"like","user":"u","item":"i","time":"yesterday"}""", "/time", "RFC 3339")]
    [InlineData("""{"type":"like","user":"u","item":"i","time":"2026-01-01T00:00:00"}""", "/time", "RFC 3339")]
    [InlineData("""{"type":"like","user":"u","item":"i","time":-1}""", "/time", "RFC 3339")]
    [InlineData("""{"type":"like","user":"u","item":"i","time":true}""", "/time", "RFC 3339")]
    [InlineData("""{"type":"like","user":"u","item":"i","time":"2026-01-01T00:05:01Z"}""", "/time", "five minutes ahead")]
    [InlineData("""{"type":"like","user":"u","item":"i","time":1767225600000}""", "/time", "RFC 3339")]
    [InlineData("""{"type":"like","user":"u","item":"i","context":"x"}""", "/context", "must be an object")]
    [InlineData("""["like"]""", "", "must be an object")]
    [InlineData("""null""", "", "must be an object")]
    [InlineData("""{"type":"like","user":"u","item":"i"} {}""", "", "not valid JSON")]
    [InlineData("""{"type":"like","user":"u","item":"i" """, "/item", "not valid JSON")]
    [InlineData("""{"type":"like","user":"u","context":{"a":}}""", "/context", "not valid JSON")]
    [InlineData("", "", "not valid JSON")]
    public void Read_BadEvent_NamesTheField(string json, string pointer, string detail)
    {
        FieldError error = Bad(Encoding.UTF8.GetBytes(json));

        Assert.Equal(pointer, error.Pointer);
        Assert.Contains(detail, error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Read_IdLength_IsAtMost128Bytes(int length, bool good) => Assert.Equal(good, TryRead($$"""{"type":"like","user":"{{new string('u', length)}}","item":"i"}"""));

    [Theory]
    [InlineData(42, true)]
    [InlineData(43, false)]
    public void Read_ChineseIdLength_CountsBytes(int characters, bool good) => Assert.Equal(good, TryRead($$"""{"type":"like","user":"u","item":"{{new string('茶', characters)}}"}"""));

    [Theory]
    [InlineData(EventRules.MaxTextLength, true)]
    [InlineData(EventRules.MaxTextLength + 1, false)]
    public void Read_TextLength_IsBounded(int length, bool good) => Assert.Equal(good, TryRead($$"""{"type":"comment","user":"u","item":"i","text":"{{new string('x', length)}}"}"""));

    [Theory]
    [InlineData(EventRules.MaxContextBytes, true)]
    [InlineData(EventRules.MaxContextBytes + 1, false)]
    public void Read_ContextLength_IsBounded(int bytes, bool good) =>
        Assert.Equal(good, TryRead($$$"""{"type":"like","user":"u","item":"i","context":{"a":"{{{new string('x', bytes - 8)}}}"}}"""));

    [Theory]
    [InlineData("user")]
    [InlineData("text")]
    [InlineData("context")]
    public void Read_BrokenUtf8_NamesTheField(string field)
    {
        string value = field == "context" ? "{\"a\":\"?\"}" : "\"?\"";
        byte[] json = Encoding.UTF8.GetBytes($$"""{"type":"search","user":"u","text":"t","{{field}}":{{value}}}""");
        json[Array.LastIndexOf(json, (byte)'?')] = 0xC3;

        FieldError error = Bad(json);

        Assert.Equal("/" + field, error.Pointer);
        Assert.Contains("Unicode", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TenThousandDeep_NamesTheField()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);

        FieldError error = Bad(Encoding.UTF8.GetBytes($$"""{"id":"e","type":"like","user":"u","item":"i","context":{{deep}}}"""));

        Assert.Equal(new FieldError("/context", "is nested too deeply"), error);
    }

    [Fact]
    public void Read_BadEvent_StillTellsItsId()
    {
        Assert.False(EventReader.TryRead("""{"type":"love","user":{"deep":[1,2]},"id":"e-9"}"""u8, null, Now, out _, out string? id, out FieldError error));

        Assert.Equal(("e-9", "/type"), (id, error.Pointer));
    }

    [Fact]
    public void Read_EveryType_IsKnownByItsName()
    {
        foreach (EventType type in Enum.GetValues<EventType>())
        {
            string name = type.ToString().ToLowerInvariant();
            Assert.Equal(type, Good($$"""{"type":"{{name}}","user":"u","item":"i","target_user":"v","circle":"c","text":"t"}""").Type);
            Assert.Equal(name, EventTypeNames.Of(type));
        }
    }

    private static SocialEvent Good(string json)
    {
        Assert.True(EventReader.TryRead(Encoding.UTF8.GetBytes(json), null, Now, out SocialEvent? read, out _, out FieldError error), error.ToString());
        return read;
    }

    private static FieldError Bad(byte[] json)
    {
        Assert.False(EventReader.TryRead(json, null, Now, out _, out _, out FieldError error));
        return error;
    }

    private static bool TryRead(string json) => EventReader.TryRead(Encoding.UTF8.GetBytes(json), null, Now, out _, out _, out _);
}
