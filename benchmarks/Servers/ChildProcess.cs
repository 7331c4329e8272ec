using System.Diagnostics;

namespace SocialRec.Benchmarks.Servers;

/// <summary>A server of the product, or a ceiling, in a process of its own on a port of this machine. Disposing it kills it.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>The port it serves on.</summary>
    public int Port { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Its resident memory now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The processor time it has used so far, of all its threads.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts this very program with other arguments and waits until a line of its output holds a text.</summary>
    /// <param name="port">The port that the arguments tell it to serve on.</param>
    /// <param name="readyWhen">Text that its output holds once it is ready.</param>
    /// <param name="environment">Environment variables it has beside this program's own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="args">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It ended before it was ready; the message holds its output.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended; the process is gone then too.</exception>
    public static async Task<ChildProcess> StartAsync(
        int port, string readyWhen, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, params string[] args)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (string arg in args)
            start.ArgumentList.Add(arg);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        Process process = Process.Start(start)!;
        List<string> output = [];
        TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLine(object sender, DataReceivedEventArgs e)
        {
            lock (output)
                output.Add(e.Data ?? "");
            if (e.Data is null)
                ready.TrySetException(new InvalidOperationException($"'{string.Join(' ', args)}' ended before it was ready:\n{string.Join('\n', output)}"));
            else if (e.Data.Contains(readyWhen, StringComparison.Ordinal))
                ready.TrySetResult();
        }

        process.OutputDataReceived += OnLine;
        process.ErrorDataReceived += (_, e) =>
        {
            lock (output)
                output.Add(e.Data ?? "");
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        ChildProcess child = new(process, port);
        try
        {
            await ready.Task.WaitAsync(cancellationToken);
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills it the hard way (SIGKILL) and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
