using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Grains.Interfaces.Reviews;

/// <summary>A review or comment of the log, and what the text model reads in it.</summary>
/// <param name="Position">Its position in the partition.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="Item">What it is about.</param>
/// <param name="TimeMs">Unix milliseconds; null for undated history.</param>
/// <param name="Reading">What it says; quotes are empty where the author's words are not to be shown.</param>
[GenerateSerializer, Immutable, Alias("ReviewRead")]
public sealed record ReviewRead(
    [property: Id(0)] long Position,
    [property: Id(1)] string User,
    [property: Id(2)] string Item,
    [property: Id(3)] long? TimeMs,
    [property: Id(4)] ReviewReading Reading);
