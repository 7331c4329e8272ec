using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Reviews;

namespace SocialRec.Grains.Users;

/// <content>The portrait: what the user's own reviews say of them. A record of its own, which users who write nothing do not have.</content>
internal sealed partial class UserGrain
{
    private bool MayHavePortrait => State.Counts.Of(EventType.Review) + State.Counts.Of(EventType.Comment) > 0;

    /// <inheritdoc/>
    public async Task<bool> ApplyReviewsAsync(ReviewsDelta delta)
    {
        await _portrait.ChangeAsync(portrait => portrait.Apply(delta.Reviews));
        return State.Profile is not { Private: true };
    }

    private async Task<Portrait?> PortraitAsync() => MayHavePortrait ? (await _portrait.OpenAsync()).ToWire() : null;

    /// <summary>Takes the user's words out of the digests of what they reviewed.</summary>
    private async Task WithdrawQuotesAsync()
    {
        if (!MayHavePortrait)
            return;
        try
        {
            foreach (var some in (await _portrait.OpenAsync()).Items.All.Chunk(_options.MaxDeliveriesInFlight))
                await Task.WhenAll(some.Select(item => GrainFactory.Refer<IItemView>(GrainKey.Of(_tenant, item.Id)).WithdrawQuotesAsync(_user)));
        }
        catch (Exception e)
        {
            throw new UnavailableException($"Words of user '{_user}' could not be taken out of a digest; try again.", e);
        }
    }
}
