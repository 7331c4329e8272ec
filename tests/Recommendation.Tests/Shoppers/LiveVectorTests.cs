using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Shoppers;

public sealed class LiveVectorTests
{
    private readonly World _world = new World().Item("x").Item("y").Vector("x", 1, 0).Vector("y", 0, 1);

    [Fact]
    public void Build_OneEvent_IsThatItemsVector() => Assert.Equal([1, 0], Build(new Person().Did(ActType.Like, "x")).Values.ToArray());

    [Fact]
    public void Build_TwoItems_WeighsThemByTheirActs()
    {
        float[] values = Build(new Person().Did(ActType.Like, "x").Did(ActType.View, "y")).Values.ToArray();

        Assert.Equal(4, values[0] / values[1], 1e-4f);
    }

    [Fact]
    public void Build_NothingKnown_HasNoValue() => Assert.False(Build(new Person()).HasValue);

    [Fact]
    public void Build_FriendsOnly_FollowsThem() =>
        Assert.Equal([0, 1], Build(new Person().FriendDid("ann", ActType.Like, "y", World.Now)).Values.ToArray());

    [Fact]
    public void Build_ManyOwnActs_OutweighFriends()
    {
        Person newcomer = Person(ownActs: 1), regular = Person(ownActs: 20);

        Assert.True(Build(newcomer).Values[1] > 3 * Build(regular).Values[1]);

        static Person Person(int ownActs)
        {
            var person = new Person().FriendDid("ann", ActType.Like, "y", World.Now);
            for (int i = 0; i < ownActs; i++)
                person.Did(ActType.Like, i == 0 ? "x" : $"x-{i}");
            return person;
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(70)]
    [InlineData(128)]
    public void Build_AnyDimensions_EqualsThePlainSum(int dimensions)
    {
        var random = new Random(dimensions);
        var world = new World();
        var sum = new double[dimensions];
        var person = new Person();
        for (int i = 0; i < 30; i++)
        {
            float[] vector = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f)];
            double length = Math.Sqrt(vector.Sum(v => (double)v * v));
            for (int d = 0; d < dimensions; d++)
                sum[d] += vector[d] / length;
            world.Item($"i-{i}").Vector($"i-{i}", vector);
            person.Did(ActType.Like, $"i-{i}");
        }
        double norm = Math.Sqrt(sum.Sum(s => s * s));

        float[] values = Build(world, person).Values.ToArray();

        for (int d = 0; d < dimensions; d++)
            Assert.Equal(sum[d] / norm, values[d], 1e-5);
    }

    private LiveVector Build(Person person)
    {
        for (int i = 1; i < 20; i++)
            _world.Item($"x-{i}").Vector($"x-{i}", 1, 0);
        return Build(_world, person);
    }

    private static LiveVector Build(World world, Person person)
    {
        ServingState state = world.State();
        Shopper shopper = person.Build();
        var history = new History();
        history.Build(shopper, state.View, state.Binding, new HistoryOptions(ActWeights.Default, World.Now), anchor: -1);
        var feed = new FeedTrace();
        feed.Build(shopper, state.View, ActWeights.Default, World.Now);
        var vector = new LiveVector();
        var circles = new CircleTrace();
        circles.Build(shopper, state.View, ActWeights.Default, World.Now);
        vector.Build(state.Binding, history, feed, circles);
        return vector;
    }
}
