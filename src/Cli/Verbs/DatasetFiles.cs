using SocialRec.Learning.Data;

namespace SocialRec.Cli.Verbs;

/// <summary>The tab-separated files that verbs learn from.</summary>
internal static class DatasetFiles
{
    /// <summary>Reads a dataset.</summary>
    /// <exception cref="CommandException">A file cannot be read or is not of its layout.</exception>
    public static Dataset Read(FileInfo interactions, FileInfo? friends, FileInfo? items, string type)
    {
        try
        {
            return DatasetReader.Read(interactions.FullName, friends?.FullName, items?.FullName, type);
        }
        catch (FormatException exception)
        {
            throw new CommandException(ExitCode.BadData, exception.Message);
        }
        catch (IOException exception)
        {
            throw new CommandException(ExitCode.NoInput, exception.Message);
        }
    }
}
