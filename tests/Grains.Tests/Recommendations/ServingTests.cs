using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Recommendations;
using SocialRec.Grains.Tenants;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Recommendations;

[Collection(SiloCollection.Name)]
public class ServingTests(TestSilo silo)
{
    private readonly string _tenant = silo.NewTenant();

    private IRecommendationGrain Sut => silo.Grains.GetGrain<IRecommendationGrain>(GrainKey.Of(_tenant, 0));

    [Fact]
    public async Task Recommend_EmptyTenant_IsAnEmptyAnswer()
    {
        RecommendationAnswer answer = await Sut.RecommendAsync(new RecommendationQuery());

        Assert.Empty(answer.Items);
        Assert.Null(answer.Bundle);
    }

    [Fact]
    public async Task Recommend_ItemsKnownByEventsOnly_AreRecommended()
    {
        await LikeAsync("a", 3);
        await LikeAsync("b", 1);

        RecommendationAnswer answer = await WhenItemsAsync(2);

        Assert.Equal(["a", "b"], answer.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task Recommend_RowDeleted_IsGone()
    {
        await PutAsync("a", "b", "c");
        await WhenItemsAsync(3);

        await (await ShardAsync("b")).DeleteAsync("b");

        Assert.Equal(["a", "c"], (await WhenItemsAsync(2)).Items.Select(item => item.Id).Order());
    }

    [Fact]
    public async Task Recommend_RowHidden_IsGoneUntilItIsShownAgain()
    {
        await PutAsync("a", "b");
        await WhenItemsAsync(2);

        await (await ShardAsync("b")).PutAsync([new CatalogItem { Id = "b", Hidden = true }]);
        Assert.Equal("a", Assert.Single((await WhenItemsAsync(1)).Items).Id);
        await PutAsync("b");

        await WhenItemsAsync(2);
    }

    [Fact]
    public async Task Recommend_AfterTheReadersOwnLike_HasItAppliedAndLeavesTheItemOut()
    {
        await PutAsync("a", "b");
        await WhenItemsAsync(2);
        var layout = await silo.Service<TenantLayouts>().GetAsync(_tenant);
        var partition = silo.Grains.GetGrain<ILogPartitionGrain>(GrainKey.Of(_tenant, layout.PartitionOf("ann")));

        AppendResult result = await partition.AppendAsync([Events.Like("ann", "a")]);
        RecommendationAnswer answer = await Sut.RecommendAsync(new RecommendationQuery { User = "ann", MinPosition = result.Position });

        Assert.True(answer.Position >= result.Position);
        Assert.Equal("b", Assert.Single(answer.Items).Id);
    }

    [Fact]
    public async Task Recommend_FriendsLike_IsTheReason()
    {
        await PutAsync("a", "b");
        await WhenItemsAsync(2);
        await AppendAsync(Events.Follow("bob", "ann"));
        await AppendAsync(Events.Like("ann", "a", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));

        RecommendationAnswer answer = await Sut.RecommendAsync(new RecommendationQuery { User = "bob" });

        Assert.Equal("a", answer.Items[0].Id);
        Reason reason = answer.Items[0].Reasons[0];
        Assert.Equal(("friend", "ann", "like"), (reason.Kind, reason.Actor, reason.Act));
    }

    [Fact]
    public async Task Recommend_SessionEvents_CountForTheAnswerOnly()
    {
        await PutAsync("a", "b");
        await WhenItemsAsync(2);

        RecommendationAnswer answer = await Sut.RecommendAsync(new RecommendationQuery { SessionEvents = [Events.Like("anyone", "a")] });

        Assert.Equal("b", Assert.Single(answer.Items).Id);
        Assert.Equal(2, (await Sut.RecommendAsync(new RecommendationQuery())).Items.Length);
    }

    [Theory]
    [InlineData("limit")]
    [InlineData("scenario")]
    [InlineData("cursor")]
    [InlineData("diversity")]
    public async Task Recommend_BadParameter_IsNamed(string parameter)
    {
        RecommendationQuery query = parameter switch
        {
            "limit" => new RecommendationQuery { Limit = 0 },
            "scenario" => new RecommendationQuery { Scenario = "nowhere" },
            "cursor" => new RecommendationQuery { Cursor = "?" },
            _ => new RecommendationQuery { Diversity = 2 },
        };

        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => Sut.RecommendAsync(query));

        Assert.Equal(parameter, error.Pointer);
    }

    [Fact]
    public async Task Similar_UnknownItem_IsNull() => Assert.Null(await Sut.SimilarAsync("a", 10, null));

    [Fact]
    public async Task Similar_ItemBoughtAfterAnother_FindsBothWays()
    {
        await PutAsync("phone", "case", "lamp");
        await WhenItemsAsync(3);
        for (int i = 0; i < 5; i++)
            await AppendAsync(Events.Like($"u{i}", "phone"), Events.Like($"u{i}", "case"));

        await Eventually.BecomesAsync(() => Sut.SimilarAsync("phone", 1, null), answer => answer?.Items is [{ Id: "case" }]);
        await Eventually.BecomesAsync(() => Sut.SimilarAsync("case", 1, null), answer => answer?.Items is [{ Id: "phone" }]);
    }

    [Fact]
    public async Task Latest_Rows_ComeByTheirDates()
    {
        foreach ((string id, long published) in new[] { ("old", 1000L), ("new", 3000L), ("mid", 2000L) })
            await (await ShardAsync(id)).PutAsync([new CatalogItem { Id = id, PublishedMs = published }]);
        await WhenItemsAsync(3);

        await Eventually.BecomesAsync(() => Sut.LatestAsync(10, null), latest => latest.Items.Select(item => item.Id).SequenceEqual(["new", "mid", "old"]));
    }

    [Fact]
    public async Task ReplicaStaleness_FollowedTenant_IsMeasured()
    {
        await Sut.RecommendAsync(new RecommendationQuery());

        Assert.True(silo.Service<ServingService>().ReplicaStaleness.ContainsKey(_tenant));
    }

    private async Task<RecommendationAnswer> WhenItemsAsync(int count) => await Eventually.BecomesAsync(
        () => Sut.RecommendAsync(new RecommendationQuery { Scenario = "relevance" }), answer => answer.Items.Length == count);

    private async Task PutAsync(params string[] items)
    {
        foreach (string item in items)
            await (await ShardAsync(item)).PutAsync([new CatalogItem { Id = item }]);
    }

    private async Task LikeAsync(string item, int times)
    {
        for (int i = 0; i < times; i++)
            await AppendAsync(Events.Like($"{item}-{i}", item));
    }

    private async Task AppendAsync(params SocialEvent[] events)
    {
        var layout = await silo.Service<TenantLayouts>().GetAsync(_tenant);
        foreach (var ofPartition in events.GroupBy(one => layout.PartitionOf(one.User)))
        {
            var partition = silo.Grains.GetGrain<ILogPartitionGrain>(GrainKey.Of(_tenant, ofPartition.Key));
            await partition.WhenDispatchedAsync((await partition.AppendAsync([.. ofPartition])).Position);
        }
    }

    private async Task<ICatalogShardGrain> ShardAsync(string item)
    {
        var layout = await silo.Service<TenantLayouts>().GetAsync(_tenant);
        return silo.Grains.GetGrain<ICatalogShardGrain>(GrainKey.Of(_tenant, layout.ShardOf(item)));
    }
}
