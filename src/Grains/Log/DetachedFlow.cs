using System.Diagnostics;

namespace SocialRec.Grains.Log;

/// <summary>For background work of a grain that some call happened to start: it is no part of that call, nor of its trace.</summary>
internal static class DetachedFlow
{
    /// <summary>Call first in the async method that does the work; the caller's own flow is not touched.</summary>
    public static void Enter()
    {
        RequestContext.Clear();
        Activity.Current = null;
    }
}
