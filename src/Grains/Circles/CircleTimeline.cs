using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Timelines;

namespace SocialRec.Grains.Circles;

/// <summary>A circle's facts as its members' answers read them.</summary>
internal static class CircleTimeline
{
    /// <summary>The row at a time.</summary>
    public static TimelineRow Of(string circle, long stamp, CircleFacts facts, CircleAbout? about, long nowMs)
    {
        (string[] items, float[] weights) = facts.Top(TimelineRow.Most, nowMs);
        return new TimelineRow
        {
            Kind = TimelineKind.Circle,
            Id = circle,
            Stamp = stamp,
            Acts = facts.Recent(TimelineRow.Most),
            Items = Array.ConvertAll(items, IdHash.Of),
            Weights = weights,
            AsOfMs = nowMs,
            Hidden = about is { Hidden: true },
        };
    }
}
