using System.Text;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>
/// The stored form of a <see cref="LogChunk"/>: number, events before it, time, number of sections, a header per section, then the sections.
/// A header is the user's id, one byte of <see cref="LogProtection"/>, the number of events and the section's length. A section that is sealed with the key of its
/// user can be read for as long as that key is there: destroying it forgets the user, and nobody else, wherever a copy of the chunk lies.
/// </summary>
internal sealed class LogChunkRecord : ICompactState<LogChunkRecord>
{
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

    /// <param name="chunk">The chunk.</param>
    /// <param name="keys">The key of each run's user, null where it was destroyed: nothing but the number of events is kept then. No keys: all is plain.</param>
    public static LogChunkRecord Of(LogChunk chunk, IUserKey?[]? keys = null)
    {
        (StateWriter headers, StateWriter bodies) = _writers ??= (new StateWriter(), new StateWriter());
        headers.Clear();
        bodies.Clear();
        headers.Varint((ulong)chunk.Number);
        headers.Varint((ulong)chunk.EventsBefore);
        headers.Signed(chunk.WrittenMs);
        headers.Count(chunk.Runs.Length);
        for (int r = 0; r < chunk.Runs.Length; r++)
        {
            UserRun run = chunk.Runs[r];
            int start = bodies.Length;
            LogProtection protection = keys is null ? LogProtection.Plain : keys[r] is null ? LogProtection.Withheld : LogProtection.Sealed;
            for (int i = run.Start; i < run.Start + run.Count; i++)
            {
                // A byte stands for a withheld event, since readers refuse a number of things that is above the bytes left.
                if (protection == LogProtection.Withheld)
                    bodies.Byte(0);
                else
                    EventCodec.Write(bodies, chunk.Events[i], chunk.WrittenMs);
            }

            if (protection == LogProtection.Sealed)
            {
                byte[] sealedBody = keys![r]!.Seal(bodies.Written[start..], LogSeal.Context(chunk.Number, run.Start));
                bodies.Truncate(start);
                bodies.Raw(sealedBody);
            }

            headers.String(run.User);
            headers.Byte((byte)protection);
            headers.Count(run.Count);
            headers.Count(bodies.Length - start);
        }

        headers.Raw(bodies.Written);
        return new LogChunkRecord(headers.Written.ToArray());
    }

    public static LogChunkRecord Read(ref StateReader reader, byte version) => new(reader.Raw(reader.Rest.Length).ToArray());

    public void Write(StateWriter writer) => writer.Raw(_bytes.Span);

    /// <summary>The users whose sections are sealed: their keys are what <see cref="Decode"/> needs.</summary>
    public List<string> SealedUsers()
    {
        List<string> users = [];
        LogChunkSections sections = new(_bytes.Span);
        while (sections.MoveNext())
        {
            if (sections.Protection == LogProtection.Sealed)
                users.Add(Encoding.UTF8.GetString(sections.User));
        }

        return users;
    }

    /// <summary>The whole chunk. Where a user's key is not among the keys, the user's events are withheld: nobody receives them, and positions stay as they are.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or protected in a way this build does not know.</exception>
    public LogChunk Decode(IReadOnlyDictionary<string, IUserKey>? keys = null)
    {
        LogChunkSections sections = new(_bytes.Span);
        List<SocialEvent> events = [];
        List<UserRun> runs = [];
        while (sections.MoveNext())
        {
            string user = Encoding.UTF8.GetString(sections.User);
            if (sections.TryReadEvents(user, keys?.GetValueOrDefault(user), events))
                runs.Add(new UserRun(user, sections.Index, sections.Count));
            else
                events.AddRange(Enumerable.Repeat(LogChunk.Withheld, sections.Count));
        }

        return new LogChunk(sections.Number, sections.EventsBefore, sections.WrittenMs, [.. events], [.. runs]);
    }

    /// <summary>Adds what one user did to <paramref name="events"/> and <paramref name="positions"/>, without decoding the others; nothing where it is withheld.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or protected in a way this build does not know.</exception>
    public void ReadUser(string user, IUserKey? key, List<SocialEvent> events, List<long> positions)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(user);
        LogChunkSections sections = new(_bytes.Span);
        while (sections.MoveNext())
        {
            if (!sections.User.SequenceEqual(wanted))
                continue;
            if (!sections.TryReadEvents(user, key, events))
                return;
            for (int i = 0; i < sections.Count; i++)
                positions.Add(LogPosition.Of(sections.Number, sections.Index + i));
            return;
        }
    }
}
