using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using SocialRec.Storage;
using SocialRec.Storage.Records;

namespace SocialRec.Cli;

/// <summary>A failure that a message and an exit code tell of better than a stack trace.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record Failure(int ExitCode, string Message)
{
    /// <summary>The failure that an exception, or one of its causes, stands for; null if it is a fault of this program.</summary>
    public static Failure? Of(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (OfCause(cause, exception) is { } failure)
                return failure;
        }

        return null;
    }

    private static Failure? OfCause(Exception cause, Exception whole) => cause switch
    {
        CommandException e => new Failure(e.ExitCode, e.Message),
        StorageStartException e => new Failure(e.ExitCode, e.Message),
        StorageWriteException e => new Failure(Cli.ExitCode.CannotWrite, $"{e.Message}. What was acknowledged is kept; make room on the disk and start again."),
        AddressInUseException => new Failure(Cli.ExitCode.PortInUse, $"{whole.Message.TrimEnd('.')}. Stop what listens there, or choose another port (--port)."),
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => new Failure(Cli.ExitCode.PortInUse, $"{whole.Message.TrimEnd('.')}. Choose another port."),
        OrleansConfigurationException e => new Failure(Cli.ExitCode.Configuration, e.Message),
        OptionsValidationException e => new Failure(Cli.ExitCode.Configuration, string.Join(' ', e.Failures)),
        OperationCanceledException => new Failure(Cli.ExitCode.Interrupted, "interrupted."),
        _ => null,
    };
}
