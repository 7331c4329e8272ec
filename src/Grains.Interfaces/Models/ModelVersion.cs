namespace SocialRec.Grains.Interfaces.Models;

/// <summary>A version of a model in the registry.</summary>
[GenerateSerializer, Immutable, Alias("ModelVersion")]
public sealed record ModelVersion
{
    /// <summary>The name of the retrieval bundle: item vectors, neighbours and what the stages blend them with.</summary>
    public const string Items = "items";

    /// <summary>The model's name: <c>items</c> for the retrieval bundle.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The version, unique within the name.</summary>
    [Id(1)] public required string Version { get; init; }

    /// <summary>When it was made, Unix milliseconds.</summary>
    [Id(2)] public long CreatedMs { get; init; }

    /// <summary>SHA-256 of the artifact, lower-case hex: a file with another hash is never loaded.</summary>
    [Id(3)] public required string Sha256 { get; init; }

    /// <summary>Bytes of the artifact.</summary>
    [Id(4)] public long Size { get; init; }

    /// <summary>Scores on the held-out slice by metric name.</summary>
    [Id(5)] public Dictionary<string, double> Scores { get; init; } = [];

    /// <summary>Whether it serves now.</summary>
    [Id(6)] public bool Active { get; init; }

    /// <summary>Why it was not activated, if it was refused.</summary>
    [Id(7)] public string? Refusal { get; init; }

    /// <summary>Why a silo could not load it and kept what it had; null if none complained.</summary>
    [Id(8)] public string? Fault { get; init; }

    /// <summary>What it was learned from and how, as JSON text.</summary>
    [Id(9)] public string? Manifest { get; init; }
}
