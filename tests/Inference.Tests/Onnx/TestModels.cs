namespace SocialRec.Inference.Tests.Onnx;

/// <summary>The models that tests run.</summary>
internal static class TestModels
{
    /// <summary>output [rows, 2] = input [rows, 3] × a fixed matrix: sum and difference of the first two, plus the third.</summary>
    public static byte[] Linear { get; } = new OnnxModel()
        .Input("input", OnnxModel.Float, "rows", 3)
        .Output("output", OnnxModel.Float, "rows", 2)
        .Constant("weights", [3, 2], 1f, 1f, 1f, -1f, 1f, 1f)
        .Node("MatMul", ["input", "weights"], "output")
        .ToBytes();

    /// <summary>A "text model": tokens [texts, length, 1] are the ids, vector [texts, 1] their sum.</summary>
    public static byte[] Text { get; } = new OnnxModel()
        .Input("input_ids", OnnxModel.Int64, "texts", "length")
        .Input("attention_mask", OnnxModel.Int64, "texts", "length")
        .Output("vector", OnnxModel.Float, "texts", 1)
        .Output("tokens", OnnxModel.Float, "texts", "length", 1)
        .Constant("last", [1], -1L)
        .Node("Mul", ["input_ids", "attention_mask"], "kept")
        .Node("Cast", ["kept"], "numbers", ("to", OnnxModel.Float))
        .Node("Unsqueeze", ["numbers", "last"], "tokens")
        .Node("ReduceSum", ["numbers", "last"], "vector", ("keepdims", 1))
        .ToBytes();
}
