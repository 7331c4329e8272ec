using System.Globalization;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Open_InASecondProcess_IsRefusedNamingTheOwner()
    {
        using var owner = ChildProcess.StartDotnet(typeof(DataDirectoryTests).Assembly.Location, "hold", _directory.Path);
        Assert.Equal("open", await owner.ReadLineAsync());

        var refusal = Assert.Throws<StorageStartException>(() => TestStore.Open(_directory.Path));

        Assert.Equal(StorageStartFailure.InUse, refusal.Failure);
        Assert.Contains(_directory.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"process {owner.Id.ToString(CultureInfo.InvariantCulture)} ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfADirectoryInUse_EndsTheProcessWithMessageAndExitCode()
    {
        await using var owner = TestStore.Open(_directory.Path);
        using var second = ChildProcess.StartDotnet(typeof(DataDirectoryTests).Assembly.Location, "hold", _directory.Path);

        var (exitCode, errors) = await second.WaitForExitAsync();

        Assert.Equal(75, exitCode);
        Assert.Contains("in use", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AfterTheOwnerWasKilled_Succeeds()
    {
        using var owner = ChildProcess.StartDotnet(typeof(DataDirectoryTests).Assembly.Location, "hold", _directory.Path);
        Assert.Equal("open", await owner.ReadLineAsync());
        owner.Kill();
        await owner.WaitForExitAsync();

        await using var store = TestStore.Open(_directory.Path);
        Assert.NotNull(store);
    }

    [Fact]
    public void Acquire_TwiceInOneProcess_IsRefused()
    {
        using var first = DataDirectory.Acquire(_directory.Path, TimeProvider.System);
        var refusal = Assert.Throws<StorageStartException>(() => DataDirectory.Acquire(_directory.Path, TimeProvider.System));
        Assert.Equal(StorageStartFailure.InUse, refusal.Failure);
    }

    [Fact]
    public void Acquire_AfterDispose_Succeeds()
    {
        DataDirectory.Acquire(_directory.Path, TimeProvider.System).Dispose();
        DataDirectory.Acquire(_directory.Path, TimeProvider.System).Dispose();
    }

    [Fact]
    public void Acquire_PathThatIsAFile_IsRefusedAsInaccessible()
    {
        var file = _directory.File("plain.txt");
        File.WriteAllText(file, "not a directory");

        var refusal = Assert.Throws<StorageStartException>(() => DataDirectory.Acquire(file, TimeProvider.System));

        Assert.Equal(StorageStartFailure.Inaccessible, refusal.Failure);
        Assert.Equal(73, refusal.ExitCode);
    }

    [SkippableFact]
    public void Acquire_NewDirectory_IsOpenToThisUserOnly()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        var path = Path.Combine(_directory.Path, "new", "data");

        using var directory = DataDirectory.Acquire(path, TimeProvider.System);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
    }
}
