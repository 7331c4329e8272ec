using System.CommandLine;
using SocialRec.Cli.Hosting;
using SocialRec.Storage.Backups;

namespace SocialRec.Cli.Verbs;

/// <summary><c>backup</c>: a store into one file, while it is served or at rest; and such a file into an empty data directory.</summary>
internal static class BackupVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        Option<DirectoryInfo> data = ServerOptions.DataDirectory();
        var output = new Option<FileInfo>("--out") { Description = "The backup to write; a file that does not exist yet." };
        var restore = new Option<FileInfo>("--restore") { Description = "The backup to restore into the data directory, which must hold no store." };
        var command = new Command("backup", "Copy a store into one verified file, also while it is served; or restore one.") { data, output, restore };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(output) is null == parsed.GetValue(restore) is null)
                parsed.AddError("Give either --out FILE or --restore FILE.");
        });
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed.GetRequiredValue(data), parsed.GetValue(output), parsed.GetValue(restore))));
        return command;
    }

    private static int Run(DirectoryInfo data, FileInfo? output, FileInfo? restore)
    {
        BackupReport report = restore is null ? StoreBackup.Create(data.FullName, output!.FullName) : StoreBackup.Restore(restore.FullName, data.FullName);
        Console.WriteLine($"{report.File}: {report.Records:N0} records, {report.Bytes:N0} bytes, verified"
            + (report.IsEncrypted ? "; it needs its master key (Encryption:MasterKey) to be opened." : "."));
        return ExitCode.Success;
    }
}
