using SocialRec.Inference.Models;
using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Text;

/// <summary>
/// The text model's tensors, for B texts of up to T tokens: <c>input_ids</c> [B, T] and <c>attention_mask</c> [B, T] (1 where there is a token) give any number of
/// heads, each [B, n] for the text or [B, T, n] for its tokens; <c>vector</c> [B, D] is the one that must be there.
/// </summary>
public sealed class TextAdapter : IModelAdapter<TextRequest, TextOutputs>
{
    /// <summary>The model's name.</summary>
    public const string ModelName = "text";

    /// <summary>The output that holds the text's vector.</summary>
    public const string Vector = "vector";

    private const string InputIds = "input_ids";
    private const string AttentionMask = "attention_mask";
    private const int TokenRank = 3;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Inputs { get; } =
    [
        new(InputIds, TensorType.Integer, TensorSpec.Free, TensorSpec.Free),
        new(AttentionMask, TensorType.Integer, TensorSpec.Free, TensorSpec.Free),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Outputs { get; } = [new(Vector, TensorType.Float, TensorSpec.Free, TensorSpec.Any)];

    /// <inheritdoc/>
    public IReadOnlyList<TextRequest> Trials { get; } = [new([2, 5, 3]), new([2, 5, 6, 7, 3]), new([2, 3])];

    /// <inheritdoc/>
    public string? Problem(TextRequest request)
    {
        if (request.Tokens.Length == 0)
            return "The text has no tokens.";
        return request.Tokens.Min() < 0 ? "A token id is negative." : null;
    }

    /// <inheritdoc/>
    public int LengthOf(TextRequest request) => request.Tokens.Length;

    /// <inheritdoc/>
    public int GroupOf(TextRequest request) => 0;

    /// <inheritdoc/>
    public void Write(IReadOnlyList<TextRequest> batch, int length, TensorBatch inputs)
    {
        var ids = inputs.AddIntegers(InputIds, batch.Count, length);
        var mask = inputs.AddIntegers(AttentionMask, batch.Count, length);
        for (int row = 0; row < batch.Count; row++)
        {
            int[] tokens = batch[row].Tokens;
            for (int i = 0; i < tokens.Length; i++)
                ids[(row * length) + i] = tokens[i];
            mask.Slice(row * length, tokens.Length).Fill(1);
        }
    }

    /// <inheritdoc/>
    public TextOutputs Read(TextRequest request, int row, TensorBatch outputs)
    {
        var heads = new Dictionary<string, float[]>(outputs.Tensors.Count);
        foreach (var output in outputs.Tensors)
        {
            int rows = output.Shape.Length == TokenRank ? request.Tokens.Length : 1;
            heads.Add(output.Name, OutputReader.Row(output, row, rows * (int)output.Shape[^1]));
        }

        return new TextOutputs(heads);
    }

    /// <inheritdoc/>
    public float Difference(TextOutputs one, TextOutputs other) => one.Heads.Max(head => TensorDistance.Largest(head.Value, other.Heads[head.Key]));
}
