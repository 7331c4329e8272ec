using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Circles;

/// <summary>A circle's snapshot: what the app said about it, and what <see cref="CircleFacts"/> wrote, and the words of its acts.</summary>
internal sealed class CircleRecord : ICompactState<CircleRecord>
{
    public static byte FormatVersion => 2;

    /// <summary>What the app said; null if nothing.</summary>
    public CircleAbout? About { get; set; }

    /// <summary>Counts the writes of <see cref="About"/>, its removals included, so that no version comes twice.</summary>
    public long Version { get; set; }

    /// <summary>Whether the circle was taken away.</summary>
    public bool Removed { get; set; }

    /// <summary>The facts as written.</summary>
    public byte[] Facts { get; set; } = [];

    /// <summary>What members said in the acts of <see cref="Facts"/>, sealed.</summary>
    public byte[] Words { get; set; } = [];

    public void Write(StateWriter writer)
    {
        writer.Varint((ulong)Version);
        writer.Bool(Removed);
        writer.Bool(About is not null);
        if (About is not null)
            WriteAbout(writer, About);
        writer.Bytes(Facts);
        writer.Bytes(Words);
    }

    public static CircleRecord Read(ref StateReader reader, byte version) => new()
    {
        Version = (long)reader.Varint(),
        Removed = reader.Bool(),
        About = reader.Bool() ? ReadAbout(ref reader) : null,
        Facts = reader.Bytes().ToArray(),
        Words = version > 1 ? reader.Bytes().ToArray() : [],
    };

    private static void WriteAbout(StateWriter writer, CircleAbout about)
    {
        writer.OptionalString(about.Name);
        writer.OptionalString(about.About);
        writer.Bool(about.Hidden);
        writer.Count(about.Attributes.Count);
        foreach ((string name, string value) in about.Attributes)
        {
            writer.String(name);
            writer.String(value);
        }
    }

    private static CircleAbout ReadAbout(ref StateReader reader)
    {
        CircleAbout about = new() { Name = reader.OptionalString(), About = reader.OptionalString(), Hidden = reader.Bool() };
        for (int n = reader.Count(); n > 0; n--)
        {
            string name = reader.String();
            about.Attributes[name] = reader.String();
        }

        return about;
    }
}
