using System.Net;
using System.Net.Sockets;
using SocialRec.TestKit;

namespace SocialRec.Cli.Tests.Verbs;

/// <summary>What the process says and ends with when it cannot do what it is asked to.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "SocialRec.Cli.dll");

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("fly")]
    [InlineData("up", "--port", "70000")]
    [InlineData("up", "--host", "example.org")]
    [InlineData("up", "--wings")]
    [InlineData("import")]
    [InlineData("import", "--friends", "f.tsv", "--url", "ftp://x")]
    [InlineData("evaluate", "--test", "t.tsv", "--k", "ten")]
    [InlineData("evaluate", "--test", "t.tsv", "--model", "m")]
    public async Task WrongCommandLine_IsToldWithCode64(params string[] args)
    {
        (int code, string errors) = await RunAsync(args);

        Assert.Equal(ExitCode.Usage, code);
        Assert.NotEmpty(errors.Trim());
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("up", "--help")]
    [InlineData("silo", "--help")]
    [InlineData("gateway", "--help")]
    [InlineData("import", "--help")]
    [InlineData("train", "--help")]
    [InlineData("evaluate", "--help")]
    [InlineData("bench", "--help")]
    public async Task Help_OfEveryVerb_IsThere(params string[] args) => Assert.Equal(ExitCode.Success, (await RunAsync(args)).Code);

    [Fact]
    public async Task MissingFile_IsNamedWithCode66()
    {
        (int code, string errors) = await RunAsync("import", "--friends", _directory.File("none.tsv"));

        Assert.Equal(ExitCode.NoInput, code);
        Assert.Contains("none.tsv", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatIsNotThere_IsNamedWithCode69()
    {
        string file = _directory.File("f.tsv");
        await File.WriteAllTextAsync(file, "user\tfriend\nu\tv\n");
        string url = $"http://127.0.0.1:{LoopbackPort.Free()}/";
        (int code, string errors) = await RunAsync("import", "--friends", file, "--url", url, "--patience", "0");

        Assert.Equal(ExitCode.Unreachable, code);
        Assert.Contains(url, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_PortInUse_IsNamedWithCode71()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        (int code, string errors) = await RunAsync("up", "--empty", "--port", $"{port}", "--data-dir", _directory.File("data"));

        Assert.Equal(ExitCode.PortInUse, code);
        Assert.Contains($"{port}", errors.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_DamagedDatabase_IsNamedWithCode65AndLeftAsItIs()
    {
        string data = _directory.File("data");
        using (ChildProcess first = await ServeAsync(data))
            first.Kill();
        string database = Directory.GetFiles(data, "*.db").Single();
        byte[] damaged = [.. Enumerable.Repeat((byte)'x', 8_192)];
        await File.WriteAllBytesAsync(database, damaged);
        foreach (string log in Directory.GetFiles(data, "*.db-*"))
            File.Delete(log);
        (int code, string errors) = await RunAsync("up", "--empty", "--port", "0", "--data-dir", data);

        Assert.Equal(ExitCode.BadData, code);
        Assert.Contains(database, errors, StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(database));
    }

    [Fact]
    public async Task Up_DataInUse_IsNamedWithCode75_AndAfterAKillItStartsAgain()
    {
        string data = _directory.File("data");
        using (ChildProcess first = await ServeAsync(data))
        {
            (int code, string errors) = await RunAsync("up", "--empty", "--port", "0", "--data-dir", data);
            Assert.Equal(ExitCode.DataInUse, code);
            Assert.Contains(data, errors, StringComparison.Ordinal);
            first.Kill();
        }

        using ChildProcess again = await ServeAsync(data);
    }

    [SkippableFact]
    public async Task Up_FullDiskUnderTheDemo_IsToldInOneLineWithCode73()
    {
        using var disk = SmallDisk.TryMount(_directory.Path, kilobytes: 1_024);
        Skip.If(disk is null, "Mounting a small disk needs root and a kernel that lets it mount tmpfs.");
        (int code, string errors) = await RunAsync("up", "--port", "0", "--data-dir", _directory.Path);

        Assert.Equal(ExitCode.CannotWrite, code);
        Assert.Contains("make room on the disk", errors.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    private static async Task<ChildProcess> ServeAsync(string data)
    {
        ChildProcess server = ChildProcess.StartDotnet(Program, "up", "--empty", "--port", "0", "--data-dir", data);
        Assert.Contains("serves at http://127.0.0.1:", await server.ReadLineAsync(), StringComparison.Ordinal);
        return server;
    }

    private static async Task<(int Code, string Errors)> RunAsync(params string[] args)
    {
        using ChildProcess process = ChildProcess.StartDotnet(Program, args);
        while (await process.ReadLineAsync() is not null)
        {
        }

        return await process.WaitForExitAsync();
    }
}
