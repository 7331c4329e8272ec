namespace SocialRec.Benchmarks.Load;

/// <summary>Ratios of product to ceiling from interleaved slices of one run: the median is the figure, the extremes its spread.</summary>
/// <param name="Ratios">One ratio for each pair of slices.</param>
public sealed record RatioSeries(IReadOnlyList<double> Ratios)
{
    /// <summary>The median.</summary>
    public double Median => Ratios.Order().ElementAt(Ratios.Count / 2);

    /// <summary>Runs pairs of slices, ceiling and product in turn, and divides.</summary>
    /// <param name="pairs">How many pairs.</param>
    /// <param name="product">Measures one slice of the product.</param>
    /// <param name="ceiling">Measures one slice of the ceiling, in the same unit.</param>
    public static async Task<RatioSeries> MeasureAsync(int pairs, Func<Task<double>> product, Func<Task<double>> ceiling)
    {
        List<double> ratios = [];
        for (int i = 0; i < pairs; i++)
        {
            double below = await ceiling(), above = await product();
            ratios.Add(above / below);
        }

        return new RatioSeries(ratios);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Median:F3} (of {Ratios.Count}: {Ratios.Min():F3} to {Ratios.Max():F3})";
}
