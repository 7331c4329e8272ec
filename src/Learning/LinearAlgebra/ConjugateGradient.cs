using System.Numerics.Tensors;

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>
/// Solves small dense symmetric positive definite systems by conjugate gradients, scaled by the diagonal (Hestenes and Stiefel, 1952). One per thread.
/// </summary>
/// <param name="capacity">The largest number of unknowns.</param>
internal sealed class ConjugateGradient(int capacity)
{
    private const int MaxSteps = 30;

    // Weights are ranked, not reported: three digits are enough.
    private const float Tolerance = 1e-3f;

    private readonly float[] solution = new float[capacity];
    private readonly float[] scaled = new float[capacity];
    private readonly float[] direction = new float[capacity];
    private readonly float[] image = new float[capacity];

    /// <summary>Solves A·x = b in place.</summary>
    /// <param name="matrix">A, row-major, as many rows and columns as b has values. Where A turns out not to be positive definite, the last good step stands.</param>
    /// <param name="vector">b on entry, x on return.</param>
    public void Solve(ReadOnlySpan<float> matrix, Span<float> vector)
    {
        var size = vector.Length;
        var x = solution.AsSpan(0, size);
        var z = scaled.AsSpan(0, size);
        var d = direction.AsSpan(0, size);
        var q = image.AsSpan(0, size);
        x.Clear();
        Precondition(matrix, vector, z);
        z.CopyTo(d);
        var energy = TensorPrimitives.Dot<float>(vector, z);
        var goal = energy * Tolerance * Tolerance;
        for (var step = 0; step < MaxSteps && energy > goal; step++)
        {
            for (var row = 0; row < size; row++) q[row] = TensorPrimitives.Dot(matrix.Slice(row * size, size), d);
            var curvature = TensorPrimitives.Dot<float>(d, q);
            if (!(curvature > 0)) break;

            var length = energy / curvature;
            TensorPrimitives.MultiplyAdd(d, length, x, x);
            TensorPrimitives.MultiplyAdd(q, -length, vector, vector);
            Precondition(matrix, vector, z);
            var next = TensorPrimitives.Dot<float>(vector, z);
            TensorPrimitives.MultiplyAdd(d, next / energy, z, d);
            energy = next;
        }

        x.CopyTo(vector);
    }

    private static void Precondition(ReadOnlySpan<float> matrix, ReadOnlySpan<float> residual, Span<float> scaled)
    {
        for (var i = 0; i < residual.Length; i++) scaled[i] = residual[i] / matrix[i * residual.Length + i];
    }
}
