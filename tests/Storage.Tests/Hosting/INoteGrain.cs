namespace SocialRec.Storage.Tests.Hosting;

/// <summary>A grain that keeps one text.</summary>
public interface INoteGrain : IGrainWithStringKey
{
    /// <summary>Keeps the text; fails if it could not be stored.</summary>
    Task WriteAsync(string text);

    /// <summary>The text kept; null if there is none.</summary>
    Task<string?> ReadAsync();
}
