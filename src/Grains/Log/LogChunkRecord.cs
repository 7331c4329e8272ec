using System.Text;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>
/// The stored form of a <see cref="LogChunk"/>: number, events before it, time, number of sections, a header per section, then the sections.
/// A header is the user's id, one byte of protection, the number of events and the section's length. Protection 0 is plain;
/// other values are kept for sections sealed with a key of their user, so that destroying the key forgets the user and nobody else.
/// </summary>
internal sealed class LogChunkRecord : ICompactState<LogChunkRecord>
{
    public const byte Plain = 0;

    [ThreadStatic]
    private static (StateWriter Headers, StateWriter Bodies)? _writers;

    private readonly ReadOnlyMemory<byte> _bytes;

    /// <summary>An empty record, as storage makes it where there is none.</summary>
    public LogChunkRecord()
    {
    }

    private LogChunkRecord(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public static byte FormatVersion => 1;

    public int Size => _bytes.Length;

    public static LogChunkRecord Of(LogChunk chunk)
    {
        (StateWriter headers, StateWriter bodies) = _writers ??= (new StateWriter(), new StateWriter());
        headers.Clear();
        bodies.Clear();
        headers.Varint((ulong)chunk.Number);
        headers.Varint((ulong)chunk.EventsBefore);
        headers.Signed(chunk.WrittenMs);
        headers.Count(chunk.Runs.Length);
        foreach (UserRun run in chunk.Runs)
        {
            int start = bodies.Length;
            for (int i = run.Start; i < run.Start + run.Count; i++)
                EventCodec.Write(bodies, chunk.Events[i], chunk.WrittenMs);
            headers.String(run.User);
            headers.Byte(Plain);
            headers.Count(run.Count);
            headers.Count(bodies.Length - start);
        }

        headers.Raw(bodies.Written);
        return new LogChunkRecord(headers.Written.ToArray());
    }

    public static LogChunkRecord Read(ref StateReader reader, byte version) => new(reader.Raw(reader.Rest.Length).ToArray());

    public void Write(StateWriter writer) => writer.Raw(_bytes.Span);

    /// <summary>The whole chunk.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or protected in a way this build does not know.</exception>
    public LogChunk Decode()
    {
        LogChunkSections sections = new(_bytes.Span);
        List<SocialEvent> events = [];
        List<UserRun> runs = [];
        while (sections.MoveNext())
        {
            string user = Encoding.UTF8.GetString(sections.User);
            runs.Add(new UserRun(user, sections.Index, sections.Count));
            sections.ReadEvents(user, events);
        }

        return new LogChunk(sections.Number, sections.EventsBefore, sections.WrittenMs, [.. events], [.. runs]);
    }

    /// <summary>Adds what one user did to <paramref name="events"/> and <paramref name="positions"/>, without decoding the others.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or protected in a way this build does not know.</exception>
    public void ReadUser(string user, List<SocialEvent> events, List<long> positions)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(user);
        LogChunkSections sections = new(_bytes.Span);
        while (sections.MoveNext())
        {
            if (!sections.User.SequenceEqual(wanted))
                continue;
            sections.ReadEvents(user, events);
            for (int i = 0; i < sections.Count; i++)
                positions.Add(LogPosition.Of(sections.Number, sections.Index + i));
            return;
        }
    }
}
