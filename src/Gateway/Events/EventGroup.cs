using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Events;

/// <summary>The events of a batch that belong to one partition.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Events">The events, in the order of the body.</param>
/// <param name="Indexes">The index of each in the body.</param>
internal readonly record struct EventGroup(int Partition, SocialEvent[] Events, int[] Indexes);
