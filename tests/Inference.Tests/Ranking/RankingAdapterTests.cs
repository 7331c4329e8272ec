using SocialRec.Inference.Errors;
using SocialRec.Inference.Ranking;
using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Tests.Ranking;

public sealed class RankingAdapterTests
{
    private readonly RankingAdapter _adapter = new();

    [Fact]
    public void Write_OfRequestsOfDifferentSizes_PadsWithZerosAndMasksThem()
    {
        var inputs = new TensorBatch();

        _adapter.Write([Request(1, 2), Request(2, 0)], 2, inputs);

        Assert.Equal([2, 2, 2], inputs["candidates"].Shape);
        Assert.Equal([1, 1, 0, 0, 1, 1, 1, 1], inputs["candidates"].Floats.ToArray());
        Assert.Equal([2, 2, 6], inputs["context_features"].Shape);
        Assert.Equal([1, 1, 0, 0], inputs["context_mask"].Floats.ToArray());
    }

    [Fact]
    public void Write_WithoutAnyContext_StillWritesOneMaskedRow()
    {
        var inputs = new TensorBatch();

        _adapter.Write([Request(1, 0)], 1, inputs);

        Assert.Equal([1, 1, 2], inputs["context"].Shape);
        Assert.Equal([0], inputs["context_mask"].Floats.ToArray());
    }

    [Fact]
    public void Read_OfAPaddedRow_TakesTheRequestsOwnCandidates()
    {
        var outputs = new TensorBatch();
        var scores = outputs.AddFloats("scores", 2, 2, 3);
        for (int i = 0; i < scores.Length; i++)
            scores[i] = i;

        var result = _adapter.Read(Request(1, 0), 1, outputs);

        Assert.Equal(1, result.Count);
        Assert.Equal(8, result[0, RankingHead.Purchase]);
    }

    [Fact]
    public void Read_OfNaN_IsAFault()
    {
        var outputs = new TensorBatch();
        outputs.AddFloats("scores", 1, 1, 3)[2] = float.NaN;

        Assert.Equal(InferenceFault.NotFinite, Assert.Throws<UnusableOutputException>(() => _adapter.Read(Request(1, 0), 0, outputs)).Fault);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(1, 0)]
    public void Problem_OfAWellFormedRequest_IsNone(int candidates, int context) => Assert.Null(_adapter.Problem(Request(candidates, context)));

    [Fact]
    public void Problem_OfMisshapenOrNaNRequests_IsNamed()
    {
        Assert.NotNull(_adapter.Problem(Request(0, 2)));
        Assert.NotNull(_adapter.Problem(Request(2, 2) with { Dimensions = 3 }));
        Assert.NotNull(_adapter.Problem(Request(2, 2) with { Context = [1] }));
        Assert.NotNull(_adapter.Problem(Request(1, 0) with { Evidence = [1, 2, 3, 4, 5, 6, 7, float.NaN] }));
    }

    private static RankingRequest Request(int candidates, int context) => new()
    {
        Dimensions = 2,
        Candidates = Ones(candidates * 2),
        Evidence = Ones(candidates * RankingAdapter.EvidenceCount),
        Context = Ones(context * 2),
        ContextFeatures = Ones(context * RankingAdapter.ContextFeatureCount),
    };

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
}
