using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Shoppers;

public sealed class HistoryTests
{
    private readonly World _world = new World().Item("a").Item("b").Item("c");

    [Fact]
    public void Build_SeveralActsOnAnItem_CountsTheStrongestOnce()
    {
        History history = Build(new Person().Did(ActType.Purchase, "a").Did(ActType.View, "a").Did(ActType.View, "b"));

        Assert.Equal([("b", 0.25f), ("a", 1f)], Items(history));
        Assert.Equal([0, 2], history.Origins.ToArray());
    }

    [Theory]
    [InlineData(ActType.Like, ActType.Unlike)]
    [InlineData(ActType.Save, ActType.Unsave)]
    [InlineData(ActType.Purchase, ActType.Dislike)]
    [InlineData(ActType.View, ActType.Hide)]
    public void Build_TakenBack_IsNotInTheHistory(ActType act, ActType back)
    {
        Assert.False(Contains(Build(new Person().Did(act, "a").Did(back, "a")), "a"));
        Assert.True(Contains(Build(new Person().Did(back, "a").Did(act, "a")), "a"));
    }

    [Fact]
    public void Build_WithHalfLife_DecaysDatedActsOnly()
    {
        Person person = new Person().Did(ActType.Like, "a", World.Now - 20 * World.Day).Did(ActType.Like, "b", timeMs: 0).Did(ActType.Like, "c", World.Now);

        Assert.Equal([("c", 1f), ("b", 1f), ("a", 0.25f)], Items(Build(person, halfLifeDays: 10)).Select(i => (i.Item, MathF.Round(i.Weight, 3))));
    }

    [Fact]
    public void Build_BackAfterAYear_CountsTheLatestActInFull()
    {
        Person person = new Person().Did(ActType.Like, "a", World.Now - 370 * World.Day).Did(ActType.Like, "b", World.Now - 360 * World.Day);

        Assert.Equal([("b", 1f), ("a", 0.5f)], Items(Build(person, halfLifeDays: 10)).Select(i => (i.Item, MathF.Round(i.Weight, 3))));
    }

    [Fact]
    public void Build_CartFocus_CountsTheCartMost()
    {
        var person = new Person().Did(ActType.Purchase, "a").Did(ActType.Cart, "b").Did(ActType.Cart, "c", World.Now - 2 * World.Day);

        (string Item, float Weight)[] items = [.. Items(Build(person, focus: HistoryFocus.Cart))];

        Assert.Equal("b", items.MaxBy(i => i.Weight).Item);
        Assert.True(items.Single(i => i.Item == "c").Weight < 0.1f);
    }

    [Fact]
    public void Build_Anchor_StandsFirstAndHasNoEvent()
    {
        var history = new History();
        ServingState state = _world.State();

        history.Build(new Person().Did(ActType.Like, "a").Build(), state.View, null, new HistoryOptions(ActWeights.Default, World.Now, Focus: HistoryFocus.Item), anchor: 1);

        Assert.Equal([("b", 1f), ("a", 0.1f)], Items(history).ToArray());
        Assert.Equal(History.NoEvent, history.Origins[0]);
    }

    [Theory]
    [InlineData(5, 0.8f)]
    [InlineData(2, 0f)]
    [InlineData(3.5, 0.4f)]
    public void Review_ByRating_CountsFromTwoUp(float rating, float weight) =>
        Assert.Equal(weight, ActWeights.Default.Of((byte)ActType.Review, rating), 1e-6f);

    private History Build(Person person, float halfLifeDays = 0, HistoryFocus focus = HistoryFocus.Everything)
    {
        var history = new History();
        history.Build(person.Build(), _world.State().View, null, new HistoryOptions(ActWeights.Default, World.Now, halfLifeDays, focus), anchor: -1);
        return history;
    }

    private bool Contains(History history, string item) => history.Contains(_world.State().View.Find(Identity.IdHash.Of(item)));

    private List<(string Item, float Weight)> Items(History history)
    {
        Recommendation.Catalog.CatalogView view = _world.State().View;
        var items = new List<(string Item, float Weight)>();
        for (int i = 0; i < history.Count; i++)
            items.Add((view.IdOf(history.Rows[i]), history.Weights[i]));
        return items;
    }
}
