using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SocialRec.Cli.Import;

/// <summary>
/// Imports one file through the gateway. Each row's id is the file's hash and the row's number, and the server keeps up to which row all are done,
/// so that an import which runs again, after a failure or for no reason, adds nothing twice.
/// </summary>
internal sealed class FileImport(GatewayClient gateway, int lanes, TextWriter output, TextWriter errors, TimeProvider time)
{
    private static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(1);

    /// <summary>Imports a file.</summary>
    /// <returns>What became of its rows.</returns>
    public async Task<ImportTally> RunAsync(ImportFile file, IProgress<(double Share, string Words)> progress, CancellationToken cancellation)
    {
        string id = await file.IdAsync(cancellation);
        string path = $"v1/imports/{id}";
        var tally = new ImportTally(file.Path, errors);
        JsonElement before = await gateway.GetAsync(path, cancellation);
        long done = before.ValueKind == JsonValueKind.Object ? before.GetProperty("rows").GetInt64() : 0;
        if (done > 0)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file.Path}: {done:N0} rows were imported before and are passed over"));
        var watermark = new Watermark(done);
        await ReadAsync(file, id, path, watermark, tally, progress, cancellation);
        await gateway.PutAsync(path, new { rows = watermark.Rows, progress = 1.0, complete = true }, cancellation);
        return tally;
    }

    private async Task ReadAsync(
        ImportFile file, string id, string path, Watermark watermark, ImportTally tally, IProgress<(double Share, string Words)> progress, CancellationToken cancellation)
    {
        await using FileStream stream = file.Open();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        IRowFormat format = RowFormats.Of(file, await reader.ReadLineAsync(cancellation));
        if (format.Columns.Unknown.Count > 0)
            await output.WriteLineAsync($"{file.Path}: columns not imported: {string.Join(", ", format.Columns.Unknown)}");
        ImportLane[] sending = [.. Enumerable.Range(0, lanes).Select(_ => new ImportLane(gateway, format.Path, watermark, tally, cancellation))];
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json);
        long row = 0, line = 1, passed = watermark.Rows, noted = time.GetTimestamp();
        while (await reader.ReadLineAsync(cancellation) is { } text)
        {
            line++;
            if (text.Length == 0 || ++row <= passed)
                continue;
            watermark.Read(row);
            if (Convert(format, text, $"{id}-{row}", json, writer, out string key) is { } problem)
                tally.Refuse(line, problem);
            else
                await sending[(uint)key.GetHashCode(StringComparison.Ordinal) % sending.Length].AddAsync(row, line, json.WrittenMemory, cancellation);
            if (time.GetElapsedTime(noted) < NoteEvery)
                continue;
            noted = time.GetTimestamp();
            double share = stream.Length == 0 ? 1 : (double)stream.Position / stream.Length;
            progress.Report((share, string.Create(CultureInfo.InvariantCulture, $"{row:N0} rows")));
            await gateway.PutAsync(path, new { rows = watermark.Rows, progress = share, complete = false }, cancellation);
        }

        await Task.WhenAll(sending.Select(lane => lane.CompleteAsync(cancellation)));
        progress.Report((1, string.Create(CultureInfo.InvariantCulture, $"{row:N0} rows")));
    }

    private static string? Convert(IRowFormat format, string text, string id, ArrayBufferWriter<byte> json, Utf8JsonWriter writer, out string key)
    {
        string[] cells = text.TrimEnd('\r').Split('\t');
        key = "";
        if (cells.Length != format.Columns.Count)
            return $"has {cells.Length} cells, the header has {format.Columns.Count}";
        key = format.OrderKey(cells) ?? "";
        json.ResetWrittenCount();
        writer.Reset();
        if (format.Write(writer, cells, id) is { } problem)
            return problem;
        writer.Flush();
        json.Write("\n"u8);
        return null;
    }
}
