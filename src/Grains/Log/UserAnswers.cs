namespace SocialRec.Grains.Log;

/// <summary>What the users of a chunk answered to their deltas.</summary>
internal sealed class UserAnswers
{
    public UserAnswers(LogChunk chunk)
    {
        Before = new ulong[]?[chunk.Events.Length];
        HasNews = new bool[chunk.Runs.Length];
        Array.Fill(HasNews, true);
    }

    /// <summary>By index in the chunk: items that the user had dealt with before; null where the user did not say.</summary>
    public ulong[]?[] Before { get; }

    /// <summary>By run: whether followers may have to hear of something; true where the user did not say.</summary>
    public bool[] HasNews { get; }
}
