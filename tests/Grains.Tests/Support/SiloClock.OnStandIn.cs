namespace SocialRec.Grains.Tests.Support;

/// <summary>The stand-in runs on a test's clock as it is.</summary>
internal static class SiloClock
{
    public static TimeProvider Of(TimeProvider time) => time;
}
