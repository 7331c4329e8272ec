namespace SocialRec.Grains.Log;

/// <summary>How a section of a chunk is kept. The numbers are stored.</summary>
internal enum LogProtection : byte
{
    /// <summary>As it is.</summary>
    Plain = 0,

    /// <summary>Sealed with the key of its user; see <see cref="LogSeal"/>.</summary>
    Sealed = 1,

    /// <summary>Not at all: the user's key had been destroyed when the events came. Only their number is kept.</summary>
    Withheld = 2,
}
