using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>Walks the sections of a stored chunk (<see cref="LogChunkRecord"/>), each without its events until they are asked for.</summary>
internal ref struct LogChunkSections
{
    private readonly int _sections;
    private StateReader _headers;
    private StateReader _bodies;
    private StateReader _body;
    private int _walked;

    public LogChunkSections(ReadOnlySpan<byte> chunk)
    {
        _headers = new StateReader(chunk);
        Number = (long)_headers.Varint();
        EventsBefore = (long)_headers.Varint();
        WrittenMs = _headers.Signed();
        _sections = _headers.Count();
        _bodies = _headers;
        for (int s = 0; s < _sections; s++)
            SkipHeader(ref _bodies);
    }

    public long Number { get; }

    public long EventsBefore { get; }

    public long WrittenMs { get; }

    /// <summary>The id, in UTF-8, of the section's user.</summary>
    public ReadOnlySpan<byte> User { get; private set; }

    /// <summary>Index in the chunk of the section's first event.</summary>
    public int Index { get; private set; }

    /// <summary>How many events the section holds.</summary>
    public int Count { get; private set; }

    /// <summary>How the section is kept.</summary>
    public LogProtection Protection { get; private set; }

    public bool MoveNext()
    {
        if (_walked == _sections)
            return false;
        _walked++;
        Index += Count;
        User = _headers.Bytes();
        Protection = (LogProtection)_headers.Byte();
        Count = _headers.Count();
        _body = new StateReader(_bodies.Raw(_headers.Count()));
        return true;
    }

    /// <summary>Adds the section's events, once, to a list; false where they are withheld, or sealed and the key is gone.</summary>
    /// <exception cref="InvalidDataException">The section is damaged, or protected in a way this build does not know.</exception>
    public bool TryReadEvents(string user, IUserKey? key, List<SocialEvent> events)
    {
        switch (Protection)
        {
            case LogProtection.Plain:
                ReadEvents(_body, user, events);
                return true;
            case LogProtection.Sealed when key is not null:
                ReadEvents(new StateReader(key.TryOpen(_body.Rest, LogSeal.Context(Number, Index)) ?? throw StateReader.Corrupt()), user, events);
                return true;
            case LogProtection.Sealed or LogProtection.Withheld:
                return false;
            default:
                throw new InvalidDataException($"Chunk {Number} holds a section of protection {(byte)Protection}, which this build does not know.");
        }
    }

    private readonly void ReadEvents(StateReader body, string user, List<SocialEvent> events)
    {
        for (int i = 0; i < Count; i++)
            events.Add(EventCodec.Read(ref body, user, WrittenMs));
    }

    private static void SkipHeader(ref StateReader headers)
    {
        headers.Bytes();
        headers.Byte();
        headers.Count();
        headers.Count();
    }
}
