using System.Text.Json;

namespace SocialRec.Inference.Text;

/// <summary>What the numbers of the text model's heads mean: the file <c>heads.json</c> beside the model.</summary>
public sealed record TextHeads
{
    /// <summary>The shop intents, by column of the head <c>intent</c>.</summary>
    public required string[] Intent { get; init; }

    /// <summary>The kinds of product, by column of the head <c>kind</c>.</summary>
    public required string[] Kind { get; init; }

    /// <summary>Labels of tokens, by column of the head <c>entities</c>: <c>O</c>, then <c>B-</c> and <c>I-</c> of each kind of entity in turn.</summary>
    public required string[] Entities { get; init; }

    /// <summary>Names of product attributes, by column of the head <c>attributes</c>.</summary>
    public required string[] Attributes { get; init; }

    /// <summary>How much a label of an entity likes to follow another, row by the label before; logarithms.</summary>
    public required float[][] Transitions { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="JsonException">It is not of this shape.</exception>
    public static TextHeads Read(Stream stream)
    {
        TextHeads heads = JsonSerializer.Deserialize<TextHeads>(stream, JsonSerializerOptions.Web) ?? throw new JsonException("There are no heads.");
        if (heads.Transitions.Length != heads.Entities.Length || Array.Exists(heads.Transitions, row => row.Length != heads.Entities.Length))
            throw new JsonException("The transitions are not one row and one column for each label of an entity.");
        return heads;
    }
}
