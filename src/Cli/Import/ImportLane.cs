using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;

namespace SocialRec.Cli.Import;

/// <summary>Sends batches one after the other, so that the rows of one user arrive in the order of the file; several lanes work side by side.</summary>
internal sealed class ImportLane
{
    /// <summary>How many rows are sent together.</summary>
    public const int BatchRows = 500;

    private const int BatchBytes = 512 * 1024;

    private readonly Channel<ImportBatch> _batches = Channel.CreateBounded<ImportBatch>(2);
    private readonly GatewayClient _gateway;
    private readonly Watermark _watermark;
    private readonly ImportTally _tally;
    private readonly string _path;
    private ImportBatch? _filling;

    /// <summary>Makes a lane and lets it send.</summary>
    public ImportLane(GatewayClient gateway, string path, Watermark watermark, ImportTally tally, CancellationToken cancellation)
    {
        (_gateway, _path, _watermark, _tally) = (gateway, path, watermark, tally);
        Sending = SendAsync(cancellation);
    }

    /// <summary>Ends when all has been sent, or fails when that cannot be done.</summary>
    public Task Sending { get; }

    /// <summary>Adds a row; waits while the lane is full.</summary>
    public async ValueTask AddAsync(long row, long line, ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        if (_filling is null)
        {
            _filling = new ImportBatch(row);
            _watermark.Begin(row);
        }

        _filling.Body.Write(json.Span);
        _filling.Lines.Add(line);
        if (_filling.Lines.Count >= BatchRows || _filling.Body.WrittenCount >= BatchBytes)
            await FlushAsync(cancellation);
    }

    /// <summary>Has the rest sent.</summary>
    public async Task CompleteAsync(CancellationToken cancellation)
    {
        await FlushAsync(cancellation);
        _batches.Writer.TryComplete();
        await Sending;
    }

    private async ValueTask FlushAsync(CancellationToken cancellation)
    {
        if (_filling is not { } batch)
            return;
        _filling = null;
        try
        {
            await _batches.Writer.WriteAsync(batch, cancellation);
        }
        catch (ChannelClosedException)
        {
            // Sending has failed, perhaps this moment; its failure is what is to be told.
            await Sending;
            throw;
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (ImportBatch batch in _batches.Reader.ReadAllAsync(cancellation))
            {
                JsonElement answer = await _gateway.PostLinesAsync(_path, batch.Body.WrittenMemory, cancellation);
                _tally.Count(answer.GetProperty("accepted").GetInt64(), answer.GetProperty("duplicates").GetInt64());
                foreach (JsonElement rejected in answer.GetProperty("rejected").EnumerateArray())
                    Refuse(batch, rejected);
                _watermark.End(batch.FirstRow);
            }
        }
        catch (Exception exception)
        {
            _batches.Writer.TryComplete(exception);
            throw;
        }
    }

    private void Refuse(ImportBatch batch, JsonElement rejected)
    {
        JsonElement error = rejected.GetProperty("error");
        string field = error.GetProperty("pointer").GetString()!.TrimStart('/');
        _tally.Refuse(batch.Lines[rejected.GetProperty("index").GetInt32()], string.Create(CultureInfo.InvariantCulture, $"{field} {error.GetProperty("detail").GetString()}").Trim());
    }
}
