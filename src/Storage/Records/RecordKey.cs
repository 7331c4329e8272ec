namespace SocialRec.Storage.Records;

/// <summary>The address of one record: the grain that owns it and the name the grain gave it.</summary>
/// <param name="Grain">The owner, as <c>type/key</c>.</param>
/// <param name="Name">The state's name within that grain, such as <c>user</c> or <c>chunk-0000001234</c>.</param>
public readonly record struct RecordKey(string Grain, string Name)
{
    /// <summary>The key as people read it in logs and messages: <c>type/key#name</c>.</summary>
    public override string ToString() => $"{Grain}#{Name}";
}
