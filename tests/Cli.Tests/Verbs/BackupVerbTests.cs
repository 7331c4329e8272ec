using System.Globalization;
using SocialRec.Storage.Backups;
using SocialRec.TestKit;

namespace SocialRec.Cli.Tests.Verbs;

public sealed class BackupVerbTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("backup")]
    [InlineData("backup", "--out", "a", "--restore", "b")]
    public async Task Backup_WithoutOneDirection_IsAUsageError(params string[] arguments) =>
        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(arguments));

    [Fact]
    public async Task Backup_OfADirectoryWithoutAStore_SaysSoByItsExitCode() => Assert.Equal(
        ExitCode.NoInput, await CommandLine.RunAsync(["backup", "--data-dir", _directory.Path, "--out", _directory.File("backup.db")]));

    [Fact]
    public async Task Backup_OfAServedStore_CanBeRestoredElsewhere()
    {
        string data = _directory.File("data"), restored = _directory.File("restored"), backup = _directory.File("backup.db");
        using ChildProcess server = ChildProcess.StartDotnet(
            typeof(CommandLine).Assembly.Location, "up", "--empty", "--data-dir", data, "--port", LoopbackPort.Free().ToString(CultureInfo.InvariantCulture));
        Assert.StartsWith("SocialRec serves", await server.ReadLineAsync(), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync(["backup", "--data-dir", data, "--out", backup]));
        Assert.Equal(ExitCode.DataInUse, await CommandLine.RunAsync(["backup", "--data-dir", data, "--restore", backup]));
        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync(["backup", "--data-dir", restored, "--restore", backup]));

        Assert.Equal(StoreBackup.Verify(backup).Records, StoreBackup.Verify(Path.Combine(restored, "socialrec.db")).Records);
    }
}
