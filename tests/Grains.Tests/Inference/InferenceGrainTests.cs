using Orleans.Concurrency;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Inference;

public sealed class InferenceGrainTests
{
    [Fact]
    public async Task Score_OfArraysThatDoNotFit_IsAnInvalidRequest()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        var query = new RankingQuery { Dimensions = 2, Candidates = [1], Evidence = [1, 2, 3, 4, 5, 6, 7, 8], Context = [], ContextFeatures = [] };

        await Assert.ThrowsAsync<InvalidRequestException>(() => cluster.Grains.GetGrain<IRankingInferenceGrain>("_/ranking#0").ScoreAsync(query, default));
    }

    [Fact]
    public async Task Encode_WithoutATextModel_IsUnavailable()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(settings: ("Inference:ModelDirectory", ""));
        var texts = new int[][] { [2, 5, 3] }.AsImmutable();

        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Grains.GetGrain<ITextInferenceGrain>("_/text#0").EncodeAsync(texts, default));
    }
}
