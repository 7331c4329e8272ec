namespace SocialRec.Learning.Evaluation;

/// <summary>Percentile bootstrap over users (Efron, Annals of Statistics 1979).</summary>
public static class Bootstrap
{
    /// <summary>The mean of one value per user with its 95% interval.</summary>
    /// <param name="values">One value per user. To compare two models pass the differences, user by user.</param>
    /// <param name="samples">Number of resamples; 0 gives an interval of no width.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <returns>The mean and its interval; zeros without values.</returns>
    public static Interval Mean(double[] values, int samples, int seed)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0) return default;
        var mean = values.Average();
        if (samples == 0) return new Interval(mean, mean, mean);

        var random = new Random(seed);
        var means = new double[samples];
        for (var s = 0; s < samples; s++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Length; i++) sum += values[random.Next(values.Length)];
            means[s] = sum / values.Length;
        }

        Array.Sort(means);
        return new Interval(mean, means[(int)(0.025 * (samples - 1))], means[(int)Math.Ceiling(0.975 * (samples - 1))]);
    }
}
