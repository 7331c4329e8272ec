namespace SocialRec.Cli;

/// <summary>A verb cannot go on; the message says why and what to do.</summary>
/// <param name="exitCode">What the process ends with.</param>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode => exitCode;
}
