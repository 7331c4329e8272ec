using System.Globalization;

namespace SocialRec.Cli.Output;

/// <summary>Progress as plain lines: one for every tenth of the way.</summary>
internal sealed class PlainProgress(string title, TextWriter output) : IProgress<(double Share, string Words)>
{
    private const int Steps = 10;

    private readonly Lock _gate = new();
    private int _shown;

    /// <inheritdoc/>
    public void Report((double Share, string Words) value)
    {
        lock (_gate)
        {
            int step = (int)(value.Share * Steps);
            if (step <= _shown)
                return;
            _shown = step;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {step * 100 / Steps}% {value.Words}"));
        }
    }
}
