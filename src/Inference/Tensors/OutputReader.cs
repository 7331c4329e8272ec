using System.Numerics.Tensors;
using SocialRec.Inference.Errors;

namespace SocialRec.Inference.Tensors;

/// <summary>Takes one request's part out of an output, and refuses what is no answer.</summary>
public static class OutputReader
{
    /// <summary>The first <paramref name="count"/> numbers of one row.</summary>
    /// <param name="output">Floats whose first dimension counts the requests of the run.</param>
    /// <param name="row">Which request.</param>
    /// <param name="count">How many numbers belong to it; the rest is padding.</param>
    /// <exception cref="UnusableOutputException">The row is not there or shorter, or a number is NaN or infinite.</exception>
    public static float[] Row(Tensor output, int row, int count)
    {
        ArgumentNullException.ThrowIfNull(output);
        int rows = output.Shape.Length == 0 ? 0 : (int)output.Shape[0];
        int length = rows == 0 ? 0 : output.Count / rows;
        if (output.Type != TensorType.Float || row >= rows || count > length)
            throw new UnusableOutputException(InferenceFault.WrongShape, $"{output.Name} has shape [{string.Join(", ", output.Shape)}]; row {row} needs {count} numbers.");
        var values = output.Floats.Span.Slice(row * length, count);
        if (!values.IsEmpty && !TensorPrimitives.IsFiniteAll<float>(values))
            throw new UnusableOutputException(InferenceFault.NotFinite, $"{output.Name} holds NaN or infinity.");
        return values.ToArray();
    }
}
