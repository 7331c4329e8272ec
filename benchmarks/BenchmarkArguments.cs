using System.Globalization;

namespace SocialRec.Benchmarks;

/// <summary>The <c>--name value</c> pairs that follow a benchmark's name.</summary>
public sealed class BenchmarkArguments
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads pairs.</summary>
    /// <exception cref="ArgumentException">A name stands without a value.</exception>
    public BenchmarkArguments(string[] args)
    {
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
                throw new ArgumentException($"'{args[i]}' is not of the form --name value.");
            _values[args[i][2..]] = args[i + 1];
        }
    }

    /// <summary>A text.</summary>
    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    /// <summary>A whole number.</summary>
    public int Number(string name, int otherwise) => _values.TryGetValue(name, out string? value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A length of time given in seconds.</summary>
    public TimeSpan Seconds(string name, int otherwise) => TimeSpan.FromSeconds(Number(name, otherwise));
}
