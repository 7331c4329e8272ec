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
}
