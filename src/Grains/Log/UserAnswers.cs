namespace SocialRec.Grains.Log;

/// <summary>What the users of a chunk answered to their deltas.</summary>
internal sealed class UserAnswers
{
    public UserAnswers(LogChunk chunk)
    {
        Before = new ulong[]?[chunk.Events.Length];
        Circles = new string[]?[chunk.Events.Length];
        HasNews = new bool[chunk.Runs.Length];
        Array.Fill(HasNews, true);
    }

    /// <summary>By index in the chunk: items that the user had dealt with before; null where the user did not say.</summary>
    public ulong[]?[] Before { get; }

    /// <summary>By index in the chunk: the circles that hear of the event; null where the user did not say.</summary>
    public string[]?[] Circles { get; }

    /// <summary>Notes which circles hear of a run's events; null where none hears of any.</summary>
    public void Hear(UserRun run, string[][]? circles)
    {
        if (circles is null)
            Array.Fill(Circles, [], run.Start, run.Count);
        else
            circles.CopyTo(Circles, run.Start);
    }

    /// <summary>By run: whether followers may have to hear of something; true where the user did not say.</summary>
    public bool[] HasNews { get; }
}
