namespace SocialRec.Grains.Timelines;

/// <summary>Stamps of rows: those of one activation follow each other, those of the next begin above them.</summary>
internal static class TimelineStamps
{
    private const int PerMs = 1 << 20;

    /// <summary>Where an activation begins.</summary>
    public static long First(TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds() * PerMs;
}
