namespace SocialRec.Learning.Evaluation;

/// <summary>Percentile bootstrap over users (Efron, Annals of Statistics 1979).</summary>
public static class Bootstrap
{
    /// <summary>The mean of one value per user with its interval.</summary>
    /// <param name="values">One value per user. To compare two models pass the differences, user by user.</param>
    /// <param name="samples">Number of resamples; 0 gives an interval of no width.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="level">The share of resamples that the interval holds. Default 0.95.</param>
    /// <returns>The mean and its interval; zeros without values.</returns>
    public static Interval Mean(double[] values, int samples, int seed, double level = 0.95)
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
        var tail = (1 - level) / 2;
        return new Interval(mean, means[(int)(tail * (samples - 1))], means[(int)Math.Ceiling((1 - tail) * (samples - 1))]);
    }
}
