using System.Text.Json;
using SocialRec.Grains.Interfaces.Models;

namespace SocialRec.Grains.Training;

/// <summary>What a training operation answers when it has succeeded.</summary>
internal static class TrainingResult
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The version as JSON: name, version, whether it serves, why not, scores.</summary>
    public static string ToJson(ModelVersion version) =>
        JsonSerializer.Serialize(new { version.Name, version.Version, version.Active, version.Refusal, version.Scores }, Web);
}
