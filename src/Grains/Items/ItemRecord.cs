using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Items;

/// <summary>
/// An item's snapshot: what <see cref="ItemFacts"/> holds, in columns. Stored form: partitions and the position of each; one count a type; the landmark
/// and the decayed sum of each type that has one; the sketch's items, weights and errors; the latest acts, oldest first, each position, type, user,
/// value, time (one higher, 0 for undated) and, in the first version, text; the words of the acts.
/// </summary>
internal sealed class ItemRecord : ICompactState<ItemRecord>
{
    public static byte FormatVersion => 2;

    /// <summary>Log partitions that acts came from.</summary>
    public int[] Partitions { get; set; } = [];

    /// <summary>The last position applied of each partition.</summary>
    public long[] Positions { get; set; } = [];

    /// <summary>Events by type, indexed by event type.</summary>
    public long[] Counts { get; set; } = [];

    /// <summary>The time that <see cref="Trend"/> is relative to, Unix milliseconds.</summary>
    public long LandmarkMs { get; set; }

    /// <summary>Decayed sums at the landmark, indexed by event type; empty where nothing was dated.</summary>
    public double[] Trend { get; set; } = [];

    /// <summary>Items of the co-occurrence sketch.</summary>
    public ulong[] SketchItems { get; set; } = [];

    /// <summary>Their weights.</summary>
    public float[] SketchWeights { get; set; } = [];

    /// <summary>Their possible errors.</summary>
    public float[] SketchErrors { get; set; } = [];

    /// <summary>Latest acts, oldest first.</summary>
    public ItemAct[] Recent { get; set; } = [];

    /// <summary>What people said in <see cref="Recent"/>, sealed.</summary>
    public byte[] Words { get; set; } = [];

    public static ItemRecord Read(ref StateReader reader, byte version)
    {
        var record = new ItemRecord { Partitions = new int[reader.Count()] };
        record.Positions = new long[record.Partitions.Length];
        for (int i = 0; i < record.Partitions.Length; i++)
            (record.Partitions[i], record.Positions[i]) = ((int)reader.Varint(), reader.Signed());
        record.Counts = ReadCounts(ref reader);
        record.LandmarkMs = reader.Signed();
        record.Trend = ReadTrend(ref reader);
        record.SketchItems = reader.Hashes();
        record.SketchWeights = ReadFloats(ref reader, record.SketchItems.Length);
        record.SketchErrors = ReadFloats(ref reader, record.SketchItems.Length);
        record.Recent = new ItemAct[reader.Count()];
        for (int i = 0; i < record.Recent.Length; i++)
            record.Recent[i] = ReadAct(ref reader);
        record.Words = version > 1 ? reader.Bytes().ToArray() : [];
        return record;
    }

    public void Write(StateWriter writer)
    {
        writer.Count(Partitions.Length);
        for (int i = 0; i < Partitions.Length; i++)
        {
            writer.Varint((ulong)Partitions[i]);
            writer.Signed(Positions[i]);
        }

        writer.Count(Counts.Length);
        foreach (long count in Counts)
            writer.Varint((ulong)count);
        writer.Signed(LandmarkMs);
        WriteTrend(writer);
        writer.Hashes(SketchItems);
        foreach (float weight in SketchWeights)
            writer.Float(weight);
        foreach (float error in SketchErrors)
            writer.Float(error);
        writer.Count(Recent.Length);
        foreach (ItemAct act in Recent)
            WriteAct(writer, act);
        writer.Bytes(Words);
    }

    private static long[] ReadCounts(ref StateReader reader)
    {
        int types = reader.Count();
        // A record of an older build may know fewer types.
        long[] counts = types == 0 ? [] : new long[Math.Max(types, ActWeights.Types)];
        for (int type = 0; type < types; type++)
            counts[type] = (long)reader.Varint();
        return counts;
    }

    private static double[] ReadTrend(ref StateReader reader)
    {
        int types = reader.Count();
        double[] trend = types == 0 ? [] : new double[ActWeights.Types];
        for (int i = 0; i < types; i++)
        {
            byte type = reader.Byte();
            if (type >= trend.Length)
                throw StateReader.Corrupt();
            trend[type] = reader.Double();
        }

        return trend;
    }

    private void WriteTrend(StateWriter writer)
    {
        writer.Count(Trend.Count(sum => sum != 0));
        for (int type = 0; type < Trend.Length; type++)
        {
            if (Trend[type] == 0)
                continue;
            writer.Byte((byte)type);
            writer.Double(Trend[type]);
        }
    }

    private static float[] ReadFloats(ref StateReader reader, int count)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = reader.Float();
        return values;
    }

    private static ItemAct ReadAct(ref StateReader reader)
    {
        long position = reader.Signed();
        var type = (EventType)reader.Byte();
        string user = HashedIds.Of(reader.Bytes()).Id;
        float value = reader.Float();
        long time = reader.Signed();
        return new ItemAct(position, type, user, value, time == 0 ? null : time > 0 ? time - 1 : time, reader.OptionalString(), []);
    }

    private static void WriteAct(StateWriter writer, ItemAct act)
    {
        writer.Signed(act.Position);
        writer.Byte((byte)act.Type);
        writer.String(act.User);
        writer.Float(act.Value);
        // Zero stands for undated; times from 1970 on move up by one to make room for it.
        writer.Signed(act.TimeMs is not { } timeMs ? 0 : timeMs >= 0 ? timeMs + 1 : timeMs);
        writer.OptionalString(null);
    }
}
