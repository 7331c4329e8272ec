namespace SocialRec.Grains.Catalog;

/// <summary>Things in the order of their latest change, so that what changed after a version is found without a search.</summary>
/// <typeparam name="T">What changes.</typeparam>
internal sealed class ChangeOrder<T>
{
    private readonly LinkedList<(long Version, T Subject)> _order = new();

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
        LinkedListNode<(long Version, T Subject)>? node = _order.Last;
        if (node is null || node.Value.Version <= version)
            yield break;
        while (node.Previous is { } previous && previous.Value.Version > version)
            node = previous;
        for (; node is not null; node = node.Next)
            yield return node.Value;
    }
}
