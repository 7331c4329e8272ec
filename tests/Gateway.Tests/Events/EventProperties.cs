using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Tests.Events;

public sealed class EventProperties
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly byte[] Valid = Encoding.UTF8.GetBytes(
        """{"id":"e","type":"share","user":"ann","item":"龙井","target_user":"bob","value":4.5,"text":"so \"good\"","time":"2025-12-31T23:59:59Z","context":{"a":[1]}}""");

    [Fact]
    public void Read_AnyBytes_NeverThrowsAndSaysWhy() => Prop.ForAll<byte[]>(bytes => GoodOrExplained(bytes ?? [])).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyMutationOfAGoodEvent_NeverThrowsAndSaysWhy()
    {
        var mutations = from place in Gen.Choose(0, Valid.Length - 1)
                        from value in Gen.Choose(0, 255)
                        from cut in Gen.Choose(0, 20)
                        select (place, value, cut);
        Config config = Config.QuickThrowOnFailure.WithMaxTest(5_000);
        Prop.ForAll(mutations.ToArbitrary(), mutation =>
        {
            byte[] bytes = [.. Valid];
            bytes[mutation.place] = (byte)mutation.value;
            return GoodOrExplained(mutation.cut < 5 ? bytes[..^mutation.cut] : bytes);
        }).Check(config);
    }

    [Fact]
    public void Read_AnyTextInAnyField_IsKeptAsItWasOrRefused() => Prop.ForAll<string?>(text =>
    {
        string json = System.Text.Json.JsonSerializer.Serialize(text);
        bool read = EventReader.TryRead(Encoding.UTF8.GetBytes($$"""{"type":"comment","user":"u","item":"i","text":{{json}}}"""), null, Now, out SocialEvent? kept, out _, out _);
        string? expected = text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return read && kept!.Text == expected;
    }).QuickCheckThrowOnFailure();

    private static bool GoodOrExplained(byte[] json) => EventReader.TryRead(json, null, Now, out SocialEvent? read, out string? id, out FieldError error)
        ? read.User.Length > 0 && read.Id.Length > 0 && error == default
        : error.Detail.Length > 0 && (error.Pointer.Length == 0 || error.Pointer[0] == '/') && (id is null || id.Length > 0);
}
