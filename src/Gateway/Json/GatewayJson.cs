using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Circles;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Items;
using SocialRec.Gateway.Models;
using SocialRec.Gateway.Operations;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Recommendations;
using SocialRec.Gateway.Reviews;
using SocialRec.Gateway.Suggestions;
using SocialRec.Gateway.Texts;
using SocialRec.Gateway.Users;
using SocialRec.Grains.Interfaces.Operations;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Json;

/// <summary>
/// How bodies look on the wire: snake_case names, absent members instead of null, enumerations by name. Bodies that are read have setters, not
/// init accessors: generated code gives an init property its type's default where the member is absent, and the declared default is lost.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    MaxDepth = WireJson.MaxDepth,
    Converters = [typeof(LowerCaseEnumConverter<ExplainLevel>), typeof(LowerCaseEnumConverter<OperationState>)])]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(AttributesBody))]
[JsonSerializable(typeof(AttributesRequest))]
[JsonSerializable(typeof(BulkBody))]
[JsonSerializable(typeof(CircleAnswer))]
[JsonSerializable(typeof(CircleBody))]
[JsonSerializable(typeof(DigestBody))]
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(ImportBody))]
[JsonSerializable(typeof(ItemAnswer))]
[JsonSerializable(typeof(ItemBody))]
[JsonSerializable(typeof(ItemVersion))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(MembersAnswer))]
[JsonSerializable(typeof(ModelsAnswer))]
[JsonSerializable(typeof(OperationBody))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(RankRequest))]
[JsonSerializable(typeof(RecommendationRequest))]
[JsonSerializable(typeof(RelationAnswer))]
[JsonSerializable(typeof(ReviewsBody))]
[JsonSerializable(typeof(ReviewsRequest))]
[JsonSerializable(typeof(SuggestionsAnswer))]
[JsonSerializable(typeof(TrainingBody))]
[JsonSerializable(typeof(TrainingStarted))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(UserBody))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    /// <summary>Makes the framework write typed results in the same way.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        JsonSerializerOptions wire = WireJson.Shapes.Options;
        options.PropertyNamingPolicy = wire.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = wire.DefaultIgnoreCondition;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = wire.Encoder;
        foreach (JsonConverter converter in wire.Converters)
            options.Converters.Add(converter);
        options.TypeInfoResolverChain.Insert(0, WireJson.Shapes);
    }
}
