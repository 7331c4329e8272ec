using System.Text.Json.Serialization;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Models;

namespace SocialRec.Gateway.Models;

/// <summary>A version of a model.</summary>
internal sealed record ModelBody
{
    /// <summary>The model's name: items for the retrieval bundle.</summary>
    public required string Name { get; init; }

    /// <summary>The version, unique within the name.</summary>
    public required string Version { get; init; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(WireTimeConverter))]
    public required long Created { get; init; }

    /// <summary>SHA-256 of the artifact: a file with another hash is never loaded.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of the artifact.</summary>
    public required long Size { get; init; }

    /// <summary>Scores on the held-out slice by metric name.</summary>
    public required Dictionary<string, double> Scores { get; init; }

    /// <summary>Whether it serves now.</summary>
    public required bool Active { get; init; }

    /// <summary>Why it was not activated, if it was refused.</summary>
    public string? Refusal { get; init; }

    /// <summary>Shows a version.</summary>
    public static ModelBody Of(ModelVersion model) => new()
    {
        Name = model.Name,
        Version = model.Version,
        Created = model.CreatedMs,
        Sha256 = model.Sha256,
        Size = model.Size,
        Scores = model.Scores,
        Active = model.Active,
        Refusal = model.Refusal,
    };
}

/// <summary>The models of a tenant.</summary>
/// <param name="Models">All versions, newest first.</param>
internal sealed record ModelsAnswer(ModelBody[] Models);
