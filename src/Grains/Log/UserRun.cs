namespace SocialRec.Grains.Log;

/// <summary>The events of one user within a chunk: <paramref name="Count"/> of them from index <paramref name="Start"/> on.</summary>
internal readonly record struct UserRun(string User, int Start, int Count);
