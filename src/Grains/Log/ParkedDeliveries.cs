using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>Deliveries that were set aside after repeated failures: for each receiver, the chunks it has missed. They are tried again from time to time.</summary>
internal sealed class ParkedDeliveries : ICompactState<ParkedDeliveries>
{
    public static byte FormatVersion => 1;

    public List<(ReceiverKind Kind, string Id, long[] Chunks)> Receivers { get; init; } = [];

    public void Write(StateWriter writer)
    {
        writer.Count(Receivers.Count);
        foreach ((ReceiverKind kind, string id, long[] chunks) in Receivers)
        {
            writer.Byte((byte)kind);
            writer.String(id);
            writer.Count(chunks.Length);
            long before = 0;
            foreach (long chunk in chunks)
            {
                writer.Varint((ulong)(chunk - before));
                before = chunk;
            }
        }
    }

    public static ParkedDeliveries Read(ref StateReader reader, byte version)
    {
        ParkedDeliveries parked = new();
        for (int n = reader.Count(); n > 0; n--)
        {
            var kind = (ReceiverKind)reader.Byte();
            string id = reader.String();
            var chunks = new long[reader.Count()];
            long before = 0;
            for (int i = 0; i < chunks.Length; i++)
                chunks[i] = before += (long)reader.Varint();
            parked.Receivers.Add((kind, id, chunks));
        }

        return parked;
    }
}
