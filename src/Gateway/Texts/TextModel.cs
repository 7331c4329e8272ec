using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Identity;

namespace SocialRec.Gateway.Texts;

/// <summary>Finds the grain to ask: each call the next of a few, so that one gateway's calls reach several silos.</summary>
internal sealed class TextModel(IGrainFactory grains)
{
    private const int Keys = 8;

    private uint _turn;

    /// <summary>The grain to ask now.</summary>
    public ITextInferenceGrain Next() => grains.GetGrain<ITextInferenceGrain>(GrainKey.Of(GrainKey.SystemTenant, $"text#{Interlocked.Increment(ref _turn) % Keys}"));
}
