using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Timelines;

namespace SocialRec.Grains.Users;

/// <content>The acts of a user with too many followers to push to, as followers pull them.</content>
internal sealed partial class UserGrain
{
    private async Task PublishTimelineAsync()
    {
        bool pulled = State.IsPulled && State.Profile is not { Private: true };
        TimelineRow row = new()
        {
            Kind = TimelineKind.Author,
            Id = _user,
            Stamp = ++_stamp,
            Acts = pulled ? PublicActs.Standing(_user, State.Recent, TimelineRow.Most) : [],
            UpTo = pulled ? State.Applied : 0,
            AsOfMs = _time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        int shard = (await _layouts.GetAsync(_tenant)).TimelineShardOf(_user);
        await GrainFactory.Refer<ITimelineShardGrain>(GrainKey.Of(_tenant, shard)).PutAsync(row);
    }
}
