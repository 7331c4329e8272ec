namespace SocialRec.Storage.Sqlite;

/// <summary>Work that takes room in a <see cref="WorkQueue{T}"/>.</summary>
internal interface IQueuedWork
{
    /// <summary>How many bytes it keeps in memory while it waits.</summary>
    int Bytes { get; }

    /// <summary>Ends it unserved.</summary>
    void Fail(Exception exception);
}
