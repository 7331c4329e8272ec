using SocialRec.Grains.Interfaces.Events;
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
    private byte _protection;
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

    public bool MoveNext()
    {
        if (_walked == _sections)
            return false;
        _walked++;
        Index += Count;
        User = _headers.Bytes();
        _protection = _headers.Byte();
        Count = _headers.Count();
        _body = new StateReader(_bodies.Raw(_headers.Count()));
        return true;
    }

    /// <summary>Adds the section's events, once, to a list.</summary>
    public void ReadEvents(string user, List<SocialEvent> events)
    {
        if (_protection != LogChunkRecord.Plain)
            throw new InvalidDataException($"Chunk {Number} holds a section of protection {_protection}, which this build does not know.");
        for (int i = 0; i < Count; i++)
            events.Add(EventCodec.Read(ref _body, user, WrittenMs));
    }

    private static void SkipHeader(ref StateReader headers)
    {
        headers.Bytes();
        headers.Byte();
        headers.Count();
        headers.Count();
    }
}
