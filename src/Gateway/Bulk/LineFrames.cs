using System.Buffers;
using System.IO.Pipelines;

namespace SocialRec.Gateway.Bulk;

/// <summary>Cuts a streamed body into lines, holding no more of it than one line. Blank lines are no elements and have no index.</summary>
internal static class LineFrames
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Gives every line to the intake.</summary>
    public static async Task ReadAsync<T>(PipeReader body, BulkIntake<T> intake, int maxLineBytes, CancellationToken cancellation)
    {
        bool start = true, skipping = false;
        while (true)
        {
            ReadResult read = await body.ReadAsync(cancellation);
            ReadOnlySequence<byte> rest = read.Buffer;
            if (start)
                rest = WithoutMark(rest, ref start);
            while (TryTakeLine(ref rest, read.IsCompleted, out ReadOnlySequence<byte> line))
            {
                if (skipping)
                    skipping = false;
                else if (!IsBlank(line) && intake.Take(line))
                    await intake.FlushAsync();
            }

            if (rest.Length > maxLineBytes)
            {
                if (!skipping)
                    intake.TakeTooLong();
                skipping = true;
                rest = rest.Slice(rest.End);
            }

            body.AdvanceTo(rest.Start, read.Buffer.End);
            if (read.IsCompleted)
                return;
        }
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> rest, bool last, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        line = rest;
        if (!last || rest.IsEmpty)
            return false;
        rest = rest.Slice(rest.End);
        return true;
    }

    private static ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> rest, ref bool start)
    {
        var reader = new SequenceReader<byte>(rest);
        start = rest.IsEmpty;
        return reader.IsNext(Utf8Mark, advancePast: true) ? reader.UnreadSequence : rest;
    }

    private static bool IsBlank(in ReadOnlySequence<byte> line)
    {
        foreach (ReadOnlyMemory<byte> part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
                return false;
        }

        return true;
    }
}
