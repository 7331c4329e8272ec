using SocialRec.Identity;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Suggestions;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Suggestions;

public sealed class SuggesterTests
{
    private readonly ServingState _state = new World().Item("tea").Item("cup").Item("drill").Vector("tea", 1, 0).Vector("cup", 0.9f, 0.1f).Vector("drill", 0, 1).State();

    [Fact]
    public void Best_MoreFriendsInCommon_ComesFirst()
    {
        Taste mine = TasteOf();
        Suggested[] best = Suggester.Best(mine, [("one", ["ann"], TasteOf()), ("three", ["ann", "ben", "cid"], TasteOf()), ("none", [], TasteOf())], 10);
        Assert.Equal(["three", "one"], best.Select(one => one.Id));
    }

    [Fact]
    public void Best_SharedItems_AreNamed()
    {
        Suggested only = Assert.Single(Suggester.Best(TasteOf("tea", "drill"), [("wei", [], TasteOf("tea", "cup"))], 10));
        Assert.Equal([IdHash.Of("tea")], only.Items);
        Assert.InRange(only.Score, 0.01f, 1);
    }

    [Fact]
    public void Best_NothingSharedButNearInTaste_IsSuggestedForThat()
    {
        Suggested only = Assert.Single(Suggester.Best(TasteOf("tea"), [("near", [], TasteOf("cup")), ("far", [], TasteOf("drill"))], 10));
        Assert.Equal("near", only.Id);
        Assert.InRange(only.Nearness, 0.9f, 1);
    }

    [Fact]
    public void Best_ACirclesTaste_IsThatOfItsItems()
    {
        ShopperCircle circle = new() { Id = "club", Version = 1, Items = [IdHash.Of("tea")], Weights = [3] };
        Suggested only = Assert.Single(Suggester.Best(TasteOf("tea"), [("club", ["ann"], Taste.Of(_state, circle))], 10));
        Assert.Equal(1, only.Nearness, 0.01f);
        Assert.Equal([IdHash.Of("tea")], only.Items);
    }

    private Taste TasteOf(params string[] liked)
    {
        Person person = new();
        foreach (string item in liked)
            person.Did(ActType.Like, item);
        return Taste.Of(_state, person.Build(), World.Now);
    }
}
