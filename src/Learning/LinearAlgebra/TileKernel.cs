using System.Runtime.Intrinsics;

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>
/// The inner product of blocked dense algebra: C += A·Bᵀ on square tiles, with both operands packed so that the kernel reads memory in one direction
/// (Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", TOMS 2008).
/// </summary>
internal static unsafe class TileKernel
{
    /// <summary>Side of a tile; a multiple of the kernel's 6 rows and of both widths, 16 and 32.</summary>
    public const int Side = 192;

    /// <summary>Floats in one tile, packed or not.</summary>
    public const int Length = Side * Side;

    private const int KernelRows = 6;

    /// <summary>Columns the kernel handles at once: two vectors of the widest kind that the machine accelerates.</summary>
    public static int Width => Vector512.IsHardwareAccelerated ? 32 : 16;

    /// <summary>Packs a row-major tile as a left operand: groups of 6 rows, depth by depth.</summary>
    public static void PackLeft(ReadOnlySpan<float> tile, Span<float> packed) => Pack(tile, packed, KernelRows);

    /// <summary>Packs a row-major tile as the right operand B of A·Bᵀ: groups of <see cref="Width"/> rows, depth by depth.</summary>
    public static void PackRight(ReadOnlySpan<float> tile, Span<float> packed, int width) => Pack(tile, packed, width);

    /// <summary>Adds A·Bᵀ to a row-major tile.</summary>
    public static void AddProduct(Span<float> tile, ReadOnlySpan<float> left, ReadOnlySpan<float> right, int width)
    {
        fixed (float* c = tile, a = left, b = right)
        {
            for (var j = 0; j < Side; j += width)
            {
                for (var i = 0; i < Side; i += KernelRows)
                {
                    if (width == 32) Kernel512(a + i * Side, b + j * Side, c + i * Side + j);
                    else Kernel256(a + i * Side, b + j * Side, c + i * Side + j);
                }
            }
        }
    }

    private static void Pack(ReadOnlySpan<float> tile, Span<float> packed, int group)
    {
        var at = 0;
        for (var first = 0; first < Side; first += group)
        {
            for (var depth = 0; depth < Side; depth++)
            {
                for (var row = first; row < first + group; row++) packed[at++] = tile[row * Side + depth];
            }
        }
    }

    // Twelve accumulators, two columns' vectors and one broadcast fill the sixteen registers of AVX2.
    private static void Kernel256(float* a, float* b, float* c)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector256<float> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (var depth = 0; depth < Side; depth++, a += KernelRows, b += 16)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(a[0]);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a[1]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(a[2]);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(a[3]);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            x = Vector256.Create(a[4]);
            c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
            x = Vector256.Create(a[5]);
            c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
        }

        Add256(c, c00, c01);
        Add256(c + Side, c10, c11);
        Add256(c + 2 * Side, c20, c21);
        Add256(c + 3 * Side, c30, c31);
        Add256(c + 4 * Side, c40, c41);
        Add256(c + 5 * Side, c50, c51);
    }

    private static void Kernel512(float* a, float* b, float* c)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector512<float> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (var depth = 0; depth < Side; depth++, a += KernelRows, b += 32)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + 16);
            var x = Vector512.Create(a[0]);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(a[1]);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(a[2]);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(a[3]);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            x = Vector512.Create(a[4]);
            c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
            x = Vector512.Create(a[5]);
            c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
        }

        Add512(c, c00, c01);
        Add512(c + Side, c10, c11);
        Add512(c + 2 * Side, c20, c21);
        Add512(c + 3 * Side, c30, c31);
        Add512(c + 4 * Side, c40, c41);
        Add512(c + 5 * Side, c50, c51);
    }

    private static void Add256(float* row, Vector256<float> low, Vector256<float> high)
    {
        (Vector256.Load(row) + low).Store(row);
        (Vector256.Load(row + 8) + high).Store(row + 8);
    }

    private static void Add512(float* row, Vector512<float> low, Vector512<float> high)
    {
        (Vector512.Load(row) + low).Store(row);
        (Vector512.Load(row + 16) + high).Store(row + 16);
    }
}
