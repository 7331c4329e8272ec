namespace SocialRec.Storage.Keys;

/// <summary>A user's key as it is stored: wrapped, or destroyed.</summary>
[GenerateSerializer, Alias("SocialRec.UserKeyState")]
internal sealed class UserKeyState
{
    /// <summary>The id of the master key that wraps it; 0 if none does.</summary>
    [Id(0)]
    public long MasterKey { get; set; }

    /// <summary>The wrapped key; null once it was destroyed.</summary>
    [Id(1)]
    public byte[]? Wrapped { get; set; }
}
