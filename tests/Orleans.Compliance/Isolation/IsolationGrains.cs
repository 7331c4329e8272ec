using System.Collections.Immutable;
using Orleans.Concurrency;

namespace SocialRec.Orleans.Compliance;

[GenerateSerializer, Alias("compliance.Basket")]
public sealed class Basket
{
    [Id(0)]
    public List<string> Items { get; set; } = [];
}

[GenerateSerializer, Immutable, Alias("compliance.FrozenBasket")]
public sealed record FrozenBasket([property: Id(0)] List<string> Items);

/// <summary>Has no serializer on purpose.</summary>
public sealed class Unmarked
{
    public int Value { get; set; }
}

public interface IIsolationGrain : IGrainWithStringKey
{
    Task<Basket> AddAsync(Basket basket, string item);

    Task KeepAsync(Basket basket);

    Task<Basket> ReadKeptAsync();

    Task<string> TakeAsync(object value);

    Task<object> GiveUnmarkedAsync();

    Task<int> CountAsync(IReadOnlyList<string> items);

    Task<int> CountAnyAsync(IEnumerable<int> items);

    Task<bool> IsSameAsync(FrozenBasket basket);

    Task<bool> IsSameArgumentAsync([Immutable] Basket basket);

    Task<bool> IsSamePlainAsync(Basket basket);

    Task<bool> IsSameArrayAsync(ImmutableArray<string> items);
}

/// <summary>Calls another grain of the same silo, so that nothing needs to be encoded.</summary>
public interface ISharingGrain : IGrainWithStringKey
{
    Task<bool> SharesImmutableTypeAsync();

    Task<bool> SharesImmutableArgumentAsync();

    Task<bool> SharesPlainAsync();

    Task<bool> SharesImmutableArrayAsync();

    Task<int> CountLazyAsync(int count);
}

internal sealed class IsolationGrain : Grain, IIsolationGrain
{
    private Basket _kept = new();

    internal static object? Sent { get; set; }

    public Task<Basket> AddAsync(Basket basket, string item)
    {
        basket.Items.Add(item);
        return Task.FromResult(basket);
    }

    public Task KeepAsync(Basket basket)
    {
        _kept = basket;
        return Task.CompletedTask;
    }

    public Task<Basket> ReadKeptAsync() => Task.FromResult(_kept);

    public Task<string> TakeAsync(object value) => Task.FromResult(value.ToString()!);

    public Task<object> GiveUnmarkedAsync() => Task.FromResult<object>(new Unmarked());

    public Task<int> CountAsync(IReadOnlyList<string> items) => Task.FromResult(items.Count);

    public Task<int> CountAnyAsync(IEnumerable<int> items) => Task.FromResult(items.Count());

    public Task<bool> IsSameAsync(FrozenBasket basket) => Task.FromResult(ReferenceEquals(basket, Sent));

    public Task<bool> IsSameArgumentAsync(Basket basket) => Task.FromResult(ReferenceEquals(basket, Sent));

    public Task<bool> IsSamePlainAsync(Basket basket) => Task.FromResult(ReferenceEquals(basket, Sent));

    public Task<bool> IsSameArrayAsync(ImmutableArray<string> items) => Task.FromResult(Sent is ImmutableArray<string> sent && sent == items);
}

internal sealed class SharingGrain : Grain, ISharingGrain
{
    private IIsolationGrain Other => GrainFactory.GetGrain<IIsolationGrain>(this.GetPrimaryKeyString());

    public Task<bool> SharesImmutableTypeAsync()
    {
        var basket = new FrozenBasket(["a"]);
        IsolationGrain.Sent = basket;
        return Other.IsSameAsync(basket);
    }

    public Task<bool> SharesImmutableArgumentAsync()
    {
        var basket = new Basket();
        IsolationGrain.Sent = basket;
        return Other.IsSameArgumentAsync(basket);
    }

    public Task<bool> SharesPlainAsync()
    {
        var basket = new Basket();
        IsolationGrain.Sent = basket;
        return Other.IsSamePlainAsync(basket);
    }

    public Task<bool> SharesImmutableArrayAsync()
    {
        var items = ImmutableArray.Create("a", "b");
        IsolationGrain.Sent = items;
        return Other.IsSameArrayAsync(items);
    }

    public Task<int> CountLazyAsync(int count) => Other.CountAnyAsync(Enumerable.Range(0, count).Select(number => number + 1));
}
