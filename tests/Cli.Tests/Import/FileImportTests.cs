using System.Net;
using SocialRec.Cli.Import;
using SocialRec.TestKit;

namespace SocialRec.Cli.Tests.Import;

public sealed class FileImportTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly FakeServer _server = new();
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _directory.Dispose();
        _server.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Interactions_AreSentAsEvents()
    {
        ImportTally tally = await ImportAsync(ImportKind.Interactions, "user\titem\ttype\tvalue\ttime\ttext", "u\ti\treview\t4.5\t1430623510\tfine", "v\tj\t\t\t2026-01-31T12:00:00Z\t");

        Assert.Equal((2, 0, 0), (tally.Accepted, tally.Duplicates, tally.Bad));
        string[] sent = [.. _server.Kept.OrderBy(one => one.Key).Select(one => one.Value.ToJsonString())];
        Assert.EndsWith(""","type":"review","user":"u","item":"i","text":"fine","value":4.5,"time":1430623510}""", sent[0], StringComparison.Ordinal);
        Assert.EndsWith(""","type":"like","user":"v","item":"j","time":"2026-01-31T12:00:00Z"}""", sent[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactions_WithoutTime_AreUndated()
    {
        await ImportAsync(ImportKind.Interactions, "user\titem", "u\ti");

        Assert.EndsWith("\"time\":null}", Assert.Single(_server.Kept).Value.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Friends_AreFollows_AndItems_AreRows()
    {
        await ImportAsync(ImportKind.Friends, "user\tfriend", "u\tv");
        await ImportAsync(ImportKind.Items, "item\ttitle\tcategory\tprice", "i\tTea\ttea| green \t2.5");

        Assert.Equal(["/v1/events", "/v1/items"], _server.Paths);
        Assert.Contains("\"type\":\"follow\",\"user\":\"u\",\"target_user\":\"v\",\"time\":null", _server.Kept.First().Value.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("""{"id":"i","title":"Tea","categories":["tea","green"],"price":2.5}""", _server.Kept["i"].ToJsonString());
    }

    [Fact]
    public async Task Import_OfTheSameFileAgain_SendsNothing()
    {
        string[] rows = [.. Enumerable.Range(0, 2_000).Select(i => $"u{i % 50}\ti{i}")];
        await ImportAsync(ImportKind.Interactions, ["user\titem", .. rows]);
        int posts = _server.Posts;
        ImportTally again = await ImportAsync(ImportKind.Interactions, ["user\titem", .. rows]);

        Assert.Equal(2_000, _server.Kept.Count);
        Assert.Equal((0, posts), (again.Accepted, _server.Posts));
    }

    [Fact]
    public async Task Import_ThatFailsHalfway_GoesOnWithoutDoubling()
    {
        string[] rows = [.. Enumerable.Range(0, 5_000).Select(i => $"u{i % 50}\ti{i}")];
        _server.Fault = post => post >= 5 ? HttpStatusCode.BadRequest : null;
        await Assert.ThrowsAsync<CommandException>(() => ImportAsync(ImportKind.Interactions, ["user\titem", .. rows]));
        _server.Fault = _ => null;
        ImportTally rest = await ImportAsync(ImportKind.Interactions, ["user\titem", .. rows]);

        Assert.Equal(5_000, _server.Kept.Count);
        Assert.True(rest.Accepted < 5_000);
    }

    [Fact]
    public async Task Import_OfAnotherType_IsAnotherImport()
    {
        await ImportAsync(ImportKind.Interactions, "user\titem", "u\ti");
        ImportTally again = await RunAsync(new ImportFile(_directory.File("Interactions.tsv"), ImportKind.Interactions, "purchase"));

        Assert.Equal(1, again.Accepted);
    }

    [Fact]
    public async Task BadRows_AreNamedByLine_AndTheRestIsKept()
    {
        ImportTally tally = await ImportAsync(ImportKind.Interactions, "user\titem\tvalue\tcolour", "u\ti\t1\tred", "u\ti", "", "u\tj\tmany\tred", "u\tbad\t1\tred", "u\tk\t1\tred");

        string errors = _errors.ToString();
        Assert.Equal((2, 3), (tally.Accepted, tally.Bad));
        Assert.Contains("line 3: has 2 cells, the header has 4", errors, StringComparison.Ordinal);
        Assert.Contains("line 5: value is not a number", errors, StringComparison.Ordinal);
        Assert.Contains("line 6: item is bad", errors, StringComparison.Ordinal);
        Assert.Contains("columns not imported: colour", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task BusyServer_IsAskedAgainAfterAPause(HttpStatusCode busy)
    {
        _server.Fault = post => post == 0 ? busy : null;
        Task<ImportTally> import = ImportAsync(ImportKind.Interactions, "user\titem", "u\ti");
        await _time.WhenArmedAsync(1);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, (await import).Accepted);
        Assert.Equal(2, _server.Posts);
    }

    [Fact]
    public async Task RowsOfOneUser_KeepTheirOrder()
    {
        string[] rows = [.. Enumerable.Range(0, 3_000).Select(i => $"u{i % 7}\ti{i:D5}")];
        await ImportAsync(ImportKind.Interactions, ["user\titem", .. rows]);

        Assert.All(_server.Order.GroupBy(one => one.Split(' ')[0]), user => Assert.Equal(user.Order(), user));
    }

    [Theory]
    [InlineData("user\tobject")]
    [InlineData("")]
    public async Task MissingColumn_IsNamed(string header)
    {
        CommandException failure = await Assert.ThrowsAsync<CommandException>(() => ImportAsync(ImportKind.Interactions, header, "u\ti"));

        Assert.Equal(ExitCode.BadData, failure.ExitCode);
        Assert.Contains("item", failure.Message, StringComparison.Ordinal);
    }

    private Task<ImportTally> ImportAsync(ImportKind kind, params string[] lines)
    {
        string path = _directory.File($"{kind}.tsv");
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return RunAsync(new ImportFile(path, kind, "like"));
    }

    private async Task<ImportTally> RunAsync(ImportFile file)
    {
        var http = new HttpClient(_server, disposeHandler: false) { BaseAddress = new Uri("http://localhost/") };
        using var gateway = new GatewayClient(http, key: null, tenant: null, TimeSpan.FromSeconds(30), _time);
        return await new FileImport(gateway, lanes: 3, _output, _errors, _time).RunAsync(file, new Progress<(double, string)>(), CancellationToken.None);
    }
}
