namespace SocialRec.Storage.Tests.Hosting;

/// <summary>The text of a note.</summary>
[GenerateSerializer, Alias("SocialRec.Storage.Tests.NoteState")]
internal sealed class NoteState
{
    [Id(0)]
    public string? Text { get; set; }
}
