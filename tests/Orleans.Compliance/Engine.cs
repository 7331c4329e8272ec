namespace SocialRec.Orleans.Compliance;

/// <summary>Which engine the suite was built with.</summary>
internal static class Engine
{
    public static bool IsStandIn { get; } = typeof(Grain).Assembly.GetName().Name == "Orleans.StandIn";
}
