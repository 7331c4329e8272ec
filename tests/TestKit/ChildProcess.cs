using System.Diagnostics;

namespace SocialRec.TestKit;

/// <summary>
/// A process a test starts, listens to and kills. Its standard output is read line by line; it is killed with its children when disposed.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ChildProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts <paramref name="fileName"/> with <paramref name="arguments"/>, each passed as it is.</summary>
    public static ChildProcess Start(string fileName, params IEnumerable<string> arguments) => new(Process.Start(new ProcessStartInfo(fileName, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    /// <summary>Starts the .NET program at <paramref name="assemblyPath"/> with the runtime that runs this test.</summary>
    public static ChildProcess StartDotnet(string assemblyPath, params IEnumerable<string> arguments) =>
        Start(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            ["exec", assemblyPath, .. arguments]);

    /// <summary>The operating system's id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>The next line of standard output; null once the process has closed it.</summary>
    public ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken = default) => _process.StandardOutput.ReadLineAsync(cancellationToken);

    /// <summary>Writes a line to the process's standard input.</summary>
    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Kills the process as <c>kill -9</c> does: nothing in it runs again.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until the process has ended; returns its exit code and all it wrote to standard error.</summary>
    public async Task<(int ExitCode, string Errors)> WaitForExitAsync(CancellationToken cancellationToken = default)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await _errors);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
