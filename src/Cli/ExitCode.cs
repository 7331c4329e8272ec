namespace SocialRec.Cli;

/// <summary>What the process ends with, after <c>sysexits.h</c> where that has a number for it.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>It failed in a way that has no number of its own; the message says how.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 64;

    /// <summary>Data is bad: the database is damaged, or rows of an input file were refused.</summary>
    public const int BadData = 65;

    /// <summary>An input file is not there or cannot be read.</summary>
    public const int NoInput = 66;

    /// <summary>The server does not answer.</summary>
    public const int Unreachable = 69;

    /// <summary>The port is taken.</summary>
    public const int PortInUse = 71;

    /// <summary>Nothing can be written: the disk is full, or the directory may not be written to.</summary>
    public const int CannotWrite = 73;

    /// <summary>Another process has the data directory.</summary>
    public const int DataInUse = 75;

    /// <summary>The server refuses the key, or wants one.</summary>
    public const int NotAllowed = 77;

    /// <summary>A setting is wrong, or the database is not one of this version.</summary>
    public const int Configuration = 78;

    /// <summary>Stopped by Ctrl+C.</summary>
    public const int Interrupted = 130;
}
