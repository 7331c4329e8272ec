using System.Globalization;

namespace SocialRec.Benchmarks.Servers;

/// <summary>Figures read from a server's <c>/metrics</c> page.</summary>
public static class MetricsPage
{
    /// <summary>The sum of a metric over all its labels, or all with one of them; 0 if the page does not have it.</summary>
    public static async Task<double> SumAsync(HttpClient http, string name, CancellationToken cancellationToken, string label = "")
    {
        string page = await http.GetStringAsync("/metrics", cancellationToken);
        return page.Split('\n').Where(l => l.StartsWith(name, StringComparison.Ordinal) && l.Length > name.Length && l[name.Length] is ' ' or '{' && l.Contains(label, StringComparison.Ordinal))
            .Sum(l => double.Parse(l[(l.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
    }
}
