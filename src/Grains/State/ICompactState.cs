namespace SocialRec.Grains.State;

/// <summary>
/// State that is stored in a documented compact form instead of JSON: one byte of format version, then fields in a fixed order
/// (<see cref="StateWriter"/>). A reader accepts every version up to its own.
/// </summary>
/// <typeparam name="TSelf">The state itself. It has a public constructor without parameters, which storage providers call for a missing record.</typeparam>
internal interface ICompactState<TSelf>
    where TSelf : ICompactState<TSelf>
{
    /// <summary>The version that <see cref="Write"/> writes, from 1.</summary>
    static abstract byte FormatVersion { get; }

    /// <summary>Reads what <see cref="Write"/> wrote, in this or an earlier version.</summary>
    /// <exception cref="InvalidDataException">The bytes are cut off or not of this form.</exception>
    static abstract TSelf Read(ref StateReader reader, byte version);

    /// <summary>Writes the state in its newest version, without the version byte.</summary>
    void Write(StateWriter writer);
}
