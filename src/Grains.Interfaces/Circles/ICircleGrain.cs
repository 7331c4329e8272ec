namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>A circle as callers outside the log see it; key <c>tenant/circle</c>. People join and leave by events, never here.</summary>
[Alias("ICircleGrain")]
public interface ICircleGrain : IGrainWithStringKey
{
    /// <summary>The circle, or null if nothing is known or it was taken away.</summary>
    [Alias("Get"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task<CircleDetails?> GetAsync();

    /// <summary>What the circle acts on now; null where <see cref="GetAsync"/> is.</summary>
    /// <param name="items">At most so many items and acts, 1 to 512.</param>
    [Alias("GetActivity"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<CircleActivity?> GetActivityAsync(int items);

    /// <summary>Writes what the app says about the circle, whole; durable when it returns. A circle that was taken away is there again.</summary>
    [Alias("Put"), ResponseTimeout("00:00:10")]
    Task PutAsync(CircleAbout about);

    /// <summary>Writes it, whole, if it still stands at a version: what a read-change-write such as PATCH needs.</summary>
    /// <param name="about">What the app says.</param>
    /// <param name="version">The <see cref="CircleDetails.Version"/> that was read.</param>
    /// <returns>False if it had changed meanwhile.</returns>
    [Alias("PutIfVersion"), ResponseTimeout("00:00:10")]
    Task<bool> PutIfVersionAsync(CircleAbout about, long version);

    /// <summary>Takes the circle away: it is no source and no reason any more. Its members stay on record.</summary>
    /// <returns>False if there was none.</returns>
    [Alias("Delete"), ResponseTimeout("00:00:10")]
    Task<bool> DeleteAsync();
}
