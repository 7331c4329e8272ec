using System.Buffers;

namespace SocialRec.Cli.Import;

/// <summary>Rows that are sent together.</summary>
/// <param name="firstRow">The number of the first.</param>
internal sealed class ImportBatch(long firstRow)
{
    /// <summary>The number of the first row.</summary>
    public long FirstRow => firstRow;

    /// <summary>The rows as NDJSON.</summary>
    public ArrayBufferWriter<byte> Body { get; } = new(64 * 1024);

    /// <summary>The line of the file that each row stands on.</summary>
    public List<long> Lines { get; } = [];
}
