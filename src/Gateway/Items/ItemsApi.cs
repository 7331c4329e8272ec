using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Reviews;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.References;

namespace SocialRec.Gateway.Items;

/// <summary><c>/v1/items</c>: the catalog.</summary>
internal static class ItemsApi
{
    /// <summary>Maps the routes.</summary>
    public static void MapItems(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/items").WithTags("Items");

        group.MapPost("/", PostAsync).WithSummary("Write many items, each whole").AcceptsBulk(ItemExamples.One, ItemExamples.Lines, typeof(ItemBody)).Produces<BulkBody>();
        group.MapGet("/{id}", GetAsync).WithSummary("An item and what is known of it from events");
        group.MapGet("/{id}/reviews/digest", DigestAsync).WithSummary("What its reviews and comments say: shares, trend, aspects with quotes, names");
        group.MapPut("/{id}", PutAsync).WithSummary("Write an item, whole").AcceptsJson(ItemExamples.Body, typeof(ItemBody));
        group.MapPatch("/{id}", PatchAsync).WithSummary("Change some fields of an item (merge patch: null clears)").AcceptsJson(ItemExamples.Patch, typeof(ItemBody));
        group.MapDelete("/{id}", DeleteAsync).WithSummary("Take an item out of the catalog; its events stay");
    }

    private static Task<IResult> PostAsync(HttpContext context, ItemTarget items, BulkRequest request) => request.RunAsync(context, items);

    private static async Task<Results<Ok<ItemAnswer>, Problem>> GetAsync(string id, Tenant tenant, IGrainFactory grains) =>
        await grains.Refer<IItemGrain>(tenant.Key(id)).GetAsync() is { } item ? TypedResults.Ok(ItemAnswer.Of(item)) : Unknown(id);

    private static async Task<Results<Ok<DigestBody>, Problem>> DigestAsync(string id, Tenant tenant, IGrainFactory grains) =>
        await grains.Refer<IItemGrain>(tenant.Key(id)).GetReviewsAsync() is { } digest ? TypedResults.Ok(DigestBody.Of(digest)) : Unknown(id);

    private static async Task<Results<Ok<ItemVersion>, Problem>> PutAsync(string id, Tenant tenant, HttpContext context, CatalogShards shards)
    {
        (ItemBody? item, Problem? problem) = await ItemRules.Body.ReadAsync(context, id);
        if (item is null)
            return problem!;
        ICatalogShardGrain shard = await shards.OfAsync(tenant.Name, id);
        long[] versions = await shard.PutAsync([item.ToRow(id)]);
        return TypedResults.Ok(new ItemVersion(id, versions[0]));
    }

    private static async Task<Results<Ok<ItemVersion>, Problem>> PatchAsync(string id, Tenant tenant, HttpContext context, CatalogShards shards)
    {
        ICatalogShardGrain shard = await shards.OfAsync(tenant.Name, id);
        (long? version, Problem? problem) = await ItemRules.Body.PatchAsync<long>(context, id, ReadAsync, WriteAsync, Unknown);
        return version is { } written ? TypedResults.Ok(new ItemVersion(id, written)) : problem!;

        async Task<(ItemBody, long)?> ReadAsync() => await shard.GetAsync(id) is { Item: { } row } current ? (ItemBody.Of(row), current.Version) : null;

        Task<long?> WriteAsync(ItemBody item, long version) => shard.PutIfVersionAsync(item.ToRow(id), version);
    }

    private static async Task<Results<NoContent, Problem>> DeleteAsync(string id, Tenant tenant, CatalogShards shards)
    {
        ICatalogShardGrain shard = await shards.OfAsync(tenant.Name, id);
        return await shard.DeleteAsync(id) ? TypedResults.NoContent() : Unknown(id);
    }

    private static Problem Unknown(string id) => Problem.NotFound($"There is no item '{id}'.");
}
