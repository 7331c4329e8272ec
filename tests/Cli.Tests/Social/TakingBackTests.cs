using System.Text.Json;

namespace SocialRec.Cli.Tests.Social;

/// <summary>What is taken back, left or silenced is gone at once and backwards: from the answer that knows of it, and from its reasons.</summary>
[Collection(ShopCollection.Name)]
public sealed class TakingBackTests(Shop shop)
{
    [Theory]
    [InlineData("unfollow")]
    [InlineData("mute")]
    [InlineData("block")]
    public async Task OfAPerson_ByTheReader_TheNextAnswerDoesNotNameThem(string type)
    {
        (string ann, string bob, string tea) = await LikedAsync($"t1-{type}");

        string token = await shop.DoAsync(new { type, user = bob, target_user = ann });

        Assert.Null(Shop.Reason(await shop.ShownAsync(bob, token), tea, ann));
    }

    [Theory]
    [InlineData("unlike")]
    [InlineData("block")]
    public async Task ByTheFriend_TheReasonGoes(string type)
    {
        (string ann, string bob, string tea) = await LikedAsync($"t2-{type}");

        await shop.DoAsync(type == "block" ? new { type, user = ann, target_user = bob } : new { type, user = ann, item = tea });

        await shop.ShownBecomesAsync(bob, shown => Shop.Reason(shown, tea, ann) is null);
    }

    [Fact]
    public async Task Hide_TheNextAnswerDoesNotHoldTheItem()
    {
        (_, string bob, string tea) = await LikedAsync("t3");
        string token = await shop.DoAsync(new { type = "hide", user = bob, item = tea });

        Assert.DoesNotContain(tea, Shop.Items(await shop.ShownAsync(bob, token)));
    }

    [Fact]
    public async Task Leave_TheNextAnswerNamesTheCircleNoMore_AndTheLeaversActsLeaveTheCircle()
    {
        string circle = await SharedAsync("t4");

        string token = await shop.DoAsync(new { type = "leave", user = "t4-bob", circle });

        Assert.Null(Shop.Reason(await shop.ShownAsync("t4-bob", token), "t4-tea", "t4-ann"));
        await shop.DoAsync(new { type = "leave", user = "t4-ann", circle });
        await shop.ShownBecomesAsync("t4-cid", shown => Shop.Reason(shown, "t4-tea", "t4-ann") is null);
    }

    [Theory]
    [InlineData("mute")]
    [InlineData("block")]
    public async Task OfAMember_ByTheReader_TheCircleNamesThemNoMore(string type)
    {
        await SharedAsync($"t5-{type}");

        string token = await shop.DoAsync(new { type, user = $"t5-{type}-bob", target_user = $"t5-{type}-ann" });

        Assert.Null(Shop.Reason(await shop.ShownAsync($"t5-{type}-bob", token), $"t5-{type}-tea", $"t5-{type}-ann"));
        await shop.ShownBecomesAsync($"t5-{type}-cid", shown => Shop.Reason(shown, $"t5-{type}-tea", $"t5-{type}-ann") is not null);
    }

    private async Task<(string Ann, string Bob, string Tea)> LikedAsync(string name)
    {
        (string ann, string bob, string tea) = ($"{name}-ann", $"{name}-bob", $"{name}-tea");
        await shop.DoAsync(new { type = "follow", user = bob, target_user = ann });
        await shop.DoAsync(new { type = "like", user = ann, item = tea });
        await shop.ShownBecomesAsync(bob, shown => Shop.Reason(shown, tea, ann) is not null);
        return (ann, bob, tea);
    }

    private async Task<string> SharedAsync(string name)
    {
        string circle = $"{name}-club";
        await shop.DoAsync([.. new[] { "ann", "bob", "cid" }.Select(one => new { type = "join", user = $"{name}-{one}", circle })]);
        await shop.DoAsync(new { type = "share", user = $"{name}-ann", item = $"{name}-tea", circle });
        foreach (string member in new[] { "bob", "cid" })
            await shop.ShownBecomesAsync($"{name}-{member}", shown => Shop.Reason(shown, $"{name}-tea", $"{name}-ann") is not null);
        return circle;
    }
}
