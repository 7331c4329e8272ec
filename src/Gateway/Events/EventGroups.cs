using SocialRec.Gateway.Bulk;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Tenants;

namespace SocialRec.Gateway.Events;

/// <summary>Parts a batch by partition.</summary>
internal static class EventGroups
{
    /// <summary>One group for each partition that the batch concerns; a user's events stay in order.</summary>
    public static List<EventGroup> ByPartition(BulkBatch<SocialEvent> batch, TenantLayout layout)
    {
        int[] partitions = new int[batch.Values.Count];
        int[] sizes = new int[layout.Partitions];
        for (int i = 0; i < partitions.Length; i++)
        {
            partitions[i] = layout.PartitionOf(batch.Values[i].User);
            sizes[partitions[i]]++;
        }

        var groups = new List<EventGroup>();
        int[] groupOf = new int[layout.Partitions];
        for (int p = 0; p < sizes.Length; p++)
        {
            if (sizes[p] == 0)
                continue;
            groupOf[p] = groups.Count;
            groups.Add(new EventGroup(p, new SocialEvent[sizes[p]], new int[sizes[p]]));
        }

        // Filled from the back, so that what is left of each size is the place of the next one.
        for (int i = partitions.Length - 1; i >= 0; i--)
        {
            EventGroup group = groups[groupOf[partitions[i]]];
            int place = --sizes[partitions[i]];
            group.Events[place] = batch.Values[i];
            group.Indexes[place] = batch.Indexes[i];
        }

        return groups;
    }
}
