namespace SocialRec.Grains.Interfaces.Timelines;

/// <summary>Whose acts a timeline shows. The numbers stand in records and never change.</summary>
[GenerateSerializer, Alias("TimelineKind")]
public enum TimelineKind : byte
{
    /// <summary>A circle's members'.</summary>
    Circle = 1,
    /// <summary>Those of a person with too many followers to push to.</summary>
    Author = 2,
}
