using System.Diagnostics;
using System.Runtime.InteropServices;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Kernels;

/// <summary>Inner products as plain loops in C, built by this machine's own compiler for this machine: what the kernels are held against.</summary>
internal sealed unsafe class PlainLoops : IDisposable
{
    // Sums may be reordered, else no compiler may use vectors for them.
    private const string Options = "-O3 -march=native -ffast-math -shared -fPIC";

    private const string Source = """
        #include <stdint.h>
        void dots(const float *rows, const float *query, float *products, int count, int length) {
          for (int r = 0; r < count; r++) {
            float sum = 0;
            for (int d = 0; d < length; d++) sum += rows[r * length + d] * query[d];
            products[r] = sum;
          }
        }
        void dots8(const int8_t *rows, const float *scales, const int8_t *query, float scale, float *products, int count, int length) {
          for (int r = 0; r < count; r++) {
            int32_t sum = 0;
            for (int d = 0; d < length; d++) sum += rows[r * length + d] * query[d];
            products[r] = sum * scales[r] * scale;
          }
        }
        """;

    private readonly TemporaryFolder _folder;
    private readonly nint _library;
    private readonly delegate* unmanaged<float*, float*, float*, int, int, void> _dots;
    private readonly delegate* unmanaged<sbyte*, float*, sbyte*, float, float*, int, int, void> _dots8;

    private PlainLoops(TemporaryFolder folder, nint library)
    {
        (_folder, _library) = (folder, library);
        _dots = (delegate* unmanaged<float*, float*, float*, int, int, void>)NativeLibrary.GetExport(library, "dots");
        _dots8 = (delegate* unmanaged<sbyte*, float*, sbyte*, float, float*, int, int, void>)NativeLibrary.GetExport(library, "dots8");
    }

    /// <summary>Builds the loops with <c>cc</c>.</summary>
    /// <returns>The loops; null where there is no such compiler, or it fails.</returns>
    public static PlainLoops? Build()
    {
        TemporaryFolder folder = new();
        string source = Path.Combine(folder.Path, "loops.c"), library = Path.Combine(folder.Path, "loops.so");
        File.WriteAllText(source, Source);
        try
        {
            using Process compiler = Process.Start("cc", $"{Options} -o {library} {source}");
            compiler.WaitForExit();
            if (compiler.ExitCode == 0)
                return new PlainLoops(folder, NativeLibrary.Load(library));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such program: said by the caller.
        }

        folder.Dispose();
        return null;
    }

    /// <summary>The loop over floats.</summary>
    public void Dots(ReadOnlySpan<float> rows, ReadOnlySpan<float> query, Span<float> products)
    {
        fixed (float* r = rows, q = query, p = products)
            _dots(r, q, p, products.Length, query.Length);
    }

    /// <summary>The loop over bytes.</summary>
    public void Dots(ReadOnlySpan<sbyte> rows, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> query, float scale, Span<float> products)
    {
        fixed (sbyte* r = rows, q = query)
        fixed (float* s = scales, p = products)
            _dots8(r, s, q, scale, p, products.Length, query.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeLibrary.Free(_library);
        _folder.Dispose();
    }
}
