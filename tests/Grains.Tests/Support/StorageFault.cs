namespace SocialRec.Grains.Tests.Support;

/// <summary>What goes wrong with a write.</summary>
public enum StorageFault
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>It fails and leaves nothing.</summary>
    Fails,
    /// <summary>It takes effect and then fails: its caller cannot know.</summary>
    CommitsAndFails,
}
