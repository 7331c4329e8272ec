using SocialRec.Inference.Tensors;
using SocialRec.Inference.Text;

namespace SocialRec.Inference.Tests.Text;

public sealed class TextAdapterTests
{
    private readonly TextAdapter _adapter = new();

    [Fact]
    public void Write_OfTextsOfDifferentLengths_PadsAndMasks()
    {
        var inputs = new TensorBatch();

        _adapter.Write([new TextRequest([2, 7, 3]), new TextRequest([2])], 3, inputs);

        Assert.Equal([2, 7, 3, 2, 0, 0], inputs["input_ids"].Integers.ToArray());
        Assert.Equal([1, 1, 1, 1, 0, 0], inputs["attention_mask"].Integers.ToArray());
    }

    [Fact]
    public void Read_OfTextAndTokenHeads_TakesTheRequestsOwnPart()
    {
        var outputs = new TensorBatch();
        outputs.AddFloats("vector", 2, 2)[3] = 5;
        outputs.AddFloats("tags", 2, 3, 2).Fill(1);

        var result = _adapter.Read(new TextRequest([2]), 1, outputs);

        Assert.Equal([0, 5], result.Heads["vector"]);
        Assert.Equal([1, 1], result.Heads["tags"]);
    }

    [Fact]
    public void Problem_OfEmptyOrNegativeTokens_IsNamed()
    {
        Assert.NotNull(_adapter.Problem(new TextRequest([])));
        Assert.NotNull(_adapter.Problem(new TextRequest([1, -1])));
        Assert.Null(_adapter.Problem(new TextRequest([1])));
    }
}
