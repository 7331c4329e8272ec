using SocialRec.Grains.State;

namespace SocialRec.Grains.Paging;

/// <summary>The first page of a large set of ids, and how far each partition's changes have been applied to all pages.</summary>
internal sealed class IdPagesState : ICompactState<IdPagesState>
{
    public static byte FormatVersion => 1;

    public IdPage Root { get; private init; } = new();

    /// <summary>The last position applied, by partition.</summary>
    public Dictionary<int, long> Applied { get; private init; } = [];

    public void Write(StateWriter writer)
    {
        writer.Count(Applied.Count);
        foreach ((int partition, long position) in Applied.OrderBy(pair => pair.Key))
        {
            writer.Count(partition);
            writer.Varint((ulong)position);
        }

        Root.Write(writer);
    }

    public static IdPagesState Read(ref StateReader reader, byte version)
    {
        Dictionary<int, long> applied = [];
        for (int n = reader.Count(); n > 0; n--)
        {
            var partition = (int)reader.Varint();
            applied[partition] = (long)reader.Varint();
        }

        return new IdPagesState { Applied = applied, Root = IdPage.Read(ref reader, 1) };
    }
}
