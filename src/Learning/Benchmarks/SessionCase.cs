namespace SocialRec.Learning.Benchmarks;

/// <summary>A session that was cut off, and what came next.</summary>
/// <param name="Items">Its items in the order of their events.</param>
/// <param name="Next">The item that came next; it may have been there before.</param>
public sealed record SessionCase(int[] Items, int Next);
