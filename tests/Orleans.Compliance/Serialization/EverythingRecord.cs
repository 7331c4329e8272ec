using System.Collections.Immutable;

namespace SocialRec.Orleans.Compliance;

[GenerateSerializer, Alias("compliance.Colour")]
public enum Colour
{
    Red,
    Green = 200,
    Blue = -5,
}

[GenerateSerializer, Alias("compliance.Shape")]
public abstract record Shape([property: Id(0)] string Name);

[GenerateSerializer, Alias("compliance.Circle")]
public record Circle(string Name, [property: Id(0)] double Radius) : Shape(Name);

/// <summary>Has no alias of its own, and must not be taken for its base.</summary>
[GenerateSerializer]
public sealed record Ring(string Name, double Radius, [property: Id(0)] double Hole) : Circle(Name, Radius);

[GenerateSerializer, Alias("compliance.Point")]
public readonly record struct Point([property: Id(0)] int X, [property: Id(1)] int Y);

/// <summary>One member of each kind that wire types and state use.</summary>
[GenerateSerializer, Alias("compliance.Everything")]
public sealed class Everything
{
    [Id(0)]
    public bool Flag { get; init; }

    [Id(1)]
    public byte Small { get; init; }

    [Id(2)]
    public int Number { get; init; }

    [Id(3)]
    public long Large { get; init; }

    [Id(4)]
    public ulong Hash { get; init; }

    [Id(5)]
    public float Weight { get; init; }

    [Id(6)]
    public double Score { get; init; }

    [Id(7)]
    public decimal Price { get; init; }

    [Id(8)]
    public string? Text { get; init; }

    [Id(9)]
    public DateTimeOffset Time { get; init; }

    [Id(10)]
    public TimeSpan Length { get; init; }

    [Id(11)]
    public Guid Token { get; init; }

    [Id(12)]
    public Colour Colour { get; init; }

    [Id(13)]
    public int? Maybe { get; init; }

    [Id(14)]
    public byte[]? Bytes { get; init; }

    [Id(15)]
    public float[]? Vector { get; init; }

    [Id(16)]
    public List<string>? List { get; init; }

    [Id(17)]
    public Dictionary<string, Point>? Map { get; init; }

    [Id(18)]
    public HashSet<long>? Set { get; init; }

    [Id(19)]
    public ImmutableArray<Point> Points { get; init; } = [];

    [Id(20)]
    public Shape? Shape { get; init; }

    [Id(21)]
    public (int, string) Pair { get; init; }

    [Id(22)]
    public UInt128 Wide { get; init; }

    [Id(23)]
    public IReadOnlyList<Shape>? Shapes { get; init; }

    [Id(24)]
    private readonly int _secret;

    [NonSerialized]
    private readonly int _local = 7;

    /// <summary>Has no id, so it does not travel.</summary>
    public int Local
    {
        get => _local;
        init => _local = value;
    }

    public int Secret
    {
        get => _secret;
        init => _secret = value;
    }

    public static Everything Sample() => new()
    {
        Flag = true,
        Small = 200,
        Number = -123_456,
        Large = long.MinValue,
        Hash = ulong.MaxValue,
        Weight = -1.5f,
        Score = double.Epsilon,
        Price = -79_228_162_514.264337593m,
        Text = "红色 shoe 👟",
        Time = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.FromHours(-7)),
        Length = TimeSpan.FromTicks(-1),
        Token = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
        Colour = Colour.Blue,
        Maybe = 0,
        Bytes = [0, 255, 1],
        Vector = [float.NaN, float.NegativeInfinity, 0.25f],
        List = ["a", "", "c"],
        Map = new() { ["here"] = new Point(1, -2) },
        Set = [1, long.MaxValue],
        Points = [new Point(3, 4), default],
        Shape = new Circle("c", 2.5),
        Pair = (9, "nine"),
        Wide = UInt128.MaxValue - 1,
        Shapes = new List<Shape> { new Circle("d", 1), new Ring("e", 2, 1) },
        Secret = 42,
        Local = 1,
    };
}

/// <summary>An older and a newer form of one type.</summary>
[GenerateSerializer, Alias("compliance.Older")]
public sealed record Older
{
    [Id(0)]
    public string Name { get; init; } = "";

    [Id(2)]
    public int Count { get; init; } = 3;
}

/// <inheritdoc cref="Older"/>
[GenerateSerializer, Alias("compliance.Newer")]
public sealed record Newer
{
    [Id(0)]
    public string Name { get; init; } = "";

    [Id(1)]
    public Everything? Added { get; init; }

    [Id(2)]
    public int Count { get; init; }

    [Id(9)]
    public List<Dictionary<string, Point>>? Deep { get; init; }
}
