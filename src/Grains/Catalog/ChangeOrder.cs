namespace SocialRec.Grains.Catalog;

/// <summary>Things in the order of their latest change, so that what changed after a version is found without a search.</summary>
/// <typeparam name="T">What changes.</typeparam>
internal sealed class ChangeOrder<T>
{
    // As many readers may go through a long order at the same time, each from where it stopped.
    private const int Places = 16;

    private readonly LinkedList<(long Version, T Subject)> _order = new();
    private readonly LinkedListNode<(long Version, T Subject)>?[] _stops = new LinkedListNode<(long Version, T Subject)>?[Places];
    private int _nextStop;

    /// <summary>Moves a subject to the end.</summary>
    /// <param name="node">The subject's place as returned before; null the first time.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="version">Above every version given before.</param>
    /// <returns>The subject's place from now on.</returns>
    public LinkedListNode<(long Version, T Subject)> Touch(LinkedListNode<(long Version, T Subject)>? node, T subject, long version)
    {
        if (node is not null)
            _order.Remove(node);
        return _order.AddLast((version, subject));
    }

    /// <summary>The subjects changed after a version, in order.</summary>
    public IEnumerable<(long Version, T Subject)> After(long version)
    {
        LinkedListNode<(long Version, T Subject)>? last = null;
        try
        {
            for (LinkedListNode<(long Version, T Subject)>? node = FirstAfter(version); node is not null; node = node.Next)
            {
                last = node;
                yield return node.Value;
            }
        }
        finally
        {
            // The reader may have looked at one more than it took.
            if (last?.Previous is { } stop)
                _stops[_nextStop++ % Places] = stop;
        }
    }

    /// <summary>
    /// Steps back from the end and forward from where a reader stopped, in turn: who follows changes is near the one, who reads everything piece by piece is near the other.
    /// </summary>
    private LinkedListNode<(long Version, T Subject)>? FirstAfter(long version)
    {
        if (_order.Last is not { } back || back.Value.Version <= version)
            return null;
        LinkedListNode<(long Version, T Subject)>? forward = StopBefore(version);
        while (back.Previous is { } previous && previous.Value.Version > version)
        {
            back = previous;
            forward = forward?.Next;
            if (forward?.Value.Version > version)
                return forward;
        }

        return back;
    }

    private LinkedListNode<(long Version, T Subject)>? StopBefore(long version)
    {
        LinkedListNode<(long Version, T Subject)>? nearest = null;
        foreach (LinkedListNode<(long Version, T Subject)>? stop in _stops)
        {
            // One that was touched since has left the order.
            if (stop is { List: not null } && stop.Value.Version <= version && !(nearest?.Value.Version >= stop.Value.Version))
                nearest = stop;
        }

        return nearest;
    }
}
