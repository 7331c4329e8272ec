namespace SocialRec.Grains;

/// <summary>The meter that the grains and the silo's services share.</summary>
public static class GrainMeter
{
    /// <summary>Its name.</summary>
    public const string Name = "SocialRec.Grains";
}
