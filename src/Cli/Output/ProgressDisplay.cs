using Spectre.Console;

namespace SocialRec.Cli.Output;

/// <summary>Shows how far a long step has come: a bar on a terminal, a plain line every tenth of the way anywhere else.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs a step that reports its share of the way, 0 to 1, with words.</summary>
    public static async Task<T> RunAsync<T>(string title, Func<IProgress<(double Share, string Words)>, Task<T>> step)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return await step(new PlainProgress(title, Console.Out));
        return await AnsiConsole.Progress().StartAsync(context =>
        {
            ProgressTask bar = context.AddTask(Markup.Escape(title), maxValue: 1);
            return step(new BarProgress(bar, title));
        });
    }

    private sealed class BarProgress(ProgressTask bar, string title) : IProgress<(double Share, string Words)>
    {
        public void Report((double Share, string Words) value)
        {
            bar.Value = value.Share;
            bar.Description = Markup.Escape($"{title}: {value.Words}");
        }
    }
}
