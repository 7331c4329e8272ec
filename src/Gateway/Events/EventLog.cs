using SocialRec.Gateway.Addressing;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Identity;

namespace SocialRec.Gateway.Events;

/// <summary>The log as one place: finds the partition of an event's user.</summary>
internal sealed class EventLog(IGrainFactory grains, TenantLayouts layouts)
{
    /// <summary>A partition by its number.</summary>
    public ILogPartitionGrain Partition(string tenant, int partition) => grains.Refer<ILogPartitionGrain>(GrainKey.Of(tenant, partition));

    /// <summary>Makes one event durable.</summary>
    /// <returns>The position that holds it.</returns>
    public async Task<PositionToken> AppendAsync(string tenant, SocialEvent one)
    {
        TenantLayout layout = await layouts.GetAsync(tenant);
        int partition = layout.PartitionOf(one.User);
        AppendResult result = await Partition(tenant, partition).AppendAsync([one]);
        var token = new PositionToken();
        token.Add(partition, result.Position);
        return token;
    }
}
