using FsCheck;
using FsCheck.Fluent;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Generators for property tests.</summary>
public static class Gens
{
    private static readonly string[] Words = ["", "a", "like new", "太好了,很喜欢", "🎁", new string('x', 300)];

    /// <summary>Ids of few people or things, so that they meet again.</summary>
    public static Gen<string> Id(string prefix, int count) => Gen.Choose(1, count).Select(n => $"{prefix}-{n}");

    public static Gen<string> EventId { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<Guid>().Select(guid => guid.ToString()),
        ArbMap.Default.GeneratorFor<Guid>().Select(guid => guid.ToString("N")),
        ArbMap.Default.GeneratorFor<Guid>().Select(guid => guid.ToString().ToUpperInvariant()),
        Gen.Choose(1, 1_000_000).Select(n => $"order-{n}-é"));

    public static Gen<SocialEvent> Event { get; } =
        from type in Gen.Choose((int)EventType.Impression, (int)EventType.Search)
        from id in EventId
        from user in Id("user", 5)
        from item in OrNull(Id("item", 9))
        from target in OrNull(Id("user", 5))
        from circle in OrNull(Id("circle", 3))
        from value in Gen.Elements<double?>(null, 5, -3, 0.0, -0.0, 19.99, double.MaxValue, double.NaN, 1L << 53, (1L << 53) - 1)
        from text in OrNull(Gen.Elements(Words))
        from time in Gen.OneOf(Gen.Constant<long?>(null), Gen.Choose(int.MinValue, int.MaxValue).Select(t => (long?)(1_760_000_000_000 + t)))
        from context in OrNull(Gen.Elements("{}", "{\"page\":1}"))
        select new SocialEvent
        {
            Id = id, Type = (EventType)type, User = user, Item = item, TargetUser = target, Circle = circle, Value = value, Text = text, TimeMs = time,
            Session = context is null ? null : "session", RecommendationId = value is null ? null : "recommendation", Context = context,
        };

    public static Gen<SocialEvent[]> Events { get; } = Event.ListOf().Select(events => events.ToArray());

    /// <summary>Checks a property of 200 generated values; a failure names the seed.</summary>
    public static void ForAll<T>(Gen<T> gen, Action<T> holds) => Prop.ForAll(gen.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static Gen<string?> OrNull(Gen<string> gen) => Gen.OneOf(Gen.Constant<string?>(null), gen.Select(text => (string?)text));
}
