using SocialRec.Grains.Interfaces.Inference;

namespace SocialRec.Grains.Inference;

/// <summary>Finds the inference grains to call: each call the next of a few, so that one silo's calls reach several silos with a GPU.</summary>
internal sealed class InferenceGrains(IGrainFactory grains)
{
    private const int KeysPerModel = 8;

    private readonly IRankingInferenceGrain[] _ranking = All<IRankingInferenceGrain>(grains, "ranking");
    private readonly ITextInferenceGrain[] _text = All<ITextInferenceGrain>(grains, "text");
    private uint _turn;

    /// <summary>The ranking model.</summary>
    public IRankingInferenceGrain Ranking => Next(_ranking);

    /// <summary>The text model.</summary>
    public ITextInferenceGrain Text => Next(_text);

    private static TGrain[] All<TGrain>(IGrainFactory grains, string model)
        where TGrain : IGrainWithStringKey =>
        [.. Enumerable.Range(0, KeysPerModel).Select(n => grains.GetGrain<TGrain>(GrainKey.Of(GrainKey.SystemTenant, $"{model}#{n}")))];

    private TGrain Next<TGrain>(TGrain[] all) => all[Interlocked.Increment(ref _turn) % KeysPerModel];
}
