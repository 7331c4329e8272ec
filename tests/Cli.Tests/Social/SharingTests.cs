using System.Text.Json;

namespace SocialRec.Cli.Tests.Social;

/// <summary>What is told to a person, to a circle or to everybody who follows reaches them through the gateway, with who, when and the words.</summary>
[Collection(ShopCollection.Name)]
public sealed class SharingTests(Shop shop)
{
    private static readonly string Now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Share_WithAPerson_IsTheirFirstItem_AndNobodyElsesReason()
    {
        await shop.DoAsync(new { type = "follow", user = "s1-cid", target_user = "s1-ann" });
        await shop.DoAsync(new { type = "share", user = "s1-ann", item = "s1-tea", target_user = "s1-bob", text = "给你的 🍵", time = Now });

        JsonElement shown = await shop.ShownBecomesAsync("s1-bob", one => Shop.Reason(one, "s1-tea", "s1-ann") is not null);

        Assert.Equal("s1-tea", Shop.Items(shown)[0]);
        AssertReason(Shop.Reason(shown, "s1-tea", "s1-ann")!.Value, "friend", "share", "给你的 🍵");
        Assert.Null(Shop.Reason(await shop.ShownAsync("s1-cid"), "s1-tea", "s1-ann"));
    }

    [Fact]
    public async Task Share_WithACircle_IsEveryOtherMembersFirstItem()
    {
        await shop.DoAsync(new { type = "join", user = "s2-ann", circle = "s2-club" }, new { type = "join", user = "s2-bob", circle = "s2-club" }, new { type = "join", user = "s2-cid", circle = "s2-club" });
        await shop.DoAsync(new { type = "share", user = "s2-ann", item = "s2-tea", circle = "s2-club", text = "for us", time = Now });

        foreach (string member in new[] { "s2-bob", "s2-cid" })
        {
            JsonElement shown = await shop.ShownBecomesAsync(member, one => Shop.Reason(one, "s2-tea", "s2-ann") is not null);
            JsonElement reason = Shop.Reason(shown, "s2-tea", "s2-ann")!.Value;
            Assert.Equal("s2-tea", Shop.Items(shown)[0]);
            AssertReason(reason, "circle", "share", "for us");
            Assert.Equal("s2-club", reason.GetProperty("circle").GetString());
        }

        Assert.Null(Shop.Reason(await shop.ShownAsync("s2-stranger"), "s2-tea", "s2-ann"));
    }

    [Theory]
    [InlineData("comment")]
    [InlineData("review")]
    public async Task Words_OfAFollowedPerson_AreToldInTheReason(string type)
    {
        (string ann, string bob, string tea) = ($"s3-ann-{type}", $"s3-bob-{type}", $"s3-tea-{type}");
        await shop.DoAsync(new { type = "follow", user = bob, target_user = ann });
        await shop.DoAsync(new { type, user = ann, item = tea, text = "keeps its promise", value = 5, time = Now });

        JsonElement shown = await shop.ShownBecomesAsync(bob, one => Shop.Reason(one, tea, ann) is not null);

        AssertReason(Shop.Reason(shown, tea, ann)!.Value, "friend", type, "keeps its promise");
    }

    private static void AssertReason(JsonElement reason, string kind, string act, string text) => Assert.Equal(
        (kind, act, text, DateTimeOffset.Parse(Now, System.Globalization.CultureInfo.InvariantCulture)),
        (reason.GetProperty("kind").GetString(), reason.GetProperty("act").GetString(), reason.GetProperty("text").GetString(), reason.GetProperty("time").GetDateTimeOffset()));
}
