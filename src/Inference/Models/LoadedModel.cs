using SocialRec.Inference.Sessions;

namespace SocialRec.Inference.Models;

/// <summary>A version in memory. It counts who uses it and disposes of its session when the last has let go.</summary>
internal sealed class LoadedModel(ModelArtifact artifact, IModelSession session)
{
    // The slot that holds the version counts as one.
    private int _users = 1;

    public ModelArtifact Artifact => artifact;

    public IModelSession Session => session;

    /// <summary>Call only while somebody who uses it keeps it alive.</summary>
    public LoadedModel AddUser()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            session.Dispose();
    }
}
