using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>The ids of the events of a run of chunks, written once, so that an activation need not read the chunks to know what was accepted.</summary>
internal sealed class EventIdPage : ICompactState<EventIdPage>
{
    public static byte FormatVersion => 1;

    /// <summary>The last chunk whose ids are in this page or an earlier one.</summary>
    public long UpToChunk { get; init; }

    /// <summary><see cref="EventIdHash"/> of the events' ids, in log order.</summary>
    public UInt128[] Ids { get; init; } = [];

    public void Write(StateWriter writer)
    {
        writer.Varint((ulong)UpToChunk);
        writer.Count(Ids.Length);
        foreach (UInt128 id in Ids)
            writer.Fixed128(id);
    }

    public static EventIdPage Read(ref StateReader reader, byte version)
    {
        var upTo = (long)reader.Varint();
        var ids = new UInt128[reader.Count()];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = reader.Fixed128();
        return new EventIdPage { UpToChunk = upTo, Ids = ids };
    }
}
