using SocialRec.Inference.Text;

namespace SocialRec.Inference.Tests.Text;

public sealed class TextInterpreterTests
{
    private static readonly TextHeads _heads = new()
    {
        Intent = ["cancel_order", "track_order"],
        Kind = ["Boots", "Shirts"],
        Entities = ["O", "B-brand", "I-brand"],
        Attributes = ["brand", "color", "size"],
        Transitions = [[0, 0, -100], [0, 0, 0], [0, 0, 0]],
    };

    private static readonly TokenizedText _text = new([2, 7, 8, 9, 3], [new TextPlace(0, 3), new TextPlace(4, 6), new TextPlace(6, 9)], [false, false, true]);

    private static readonly TokenizedText _apart = new([2, 7, 8, 9, 3], [new TextPlace(0, 3), new TextPlace(4, 6), new TextPlace(7, 9)], [false, false, false]);

    private static readonly float[] _outside = [-9, -9, -9];

    private readonly TextInterpreter _interpreter = new(_heads);

    [Fact]
    public void Interpret_OfChances_NamesTheLikeliest()
    {
        TextAnalysis analysis = Interpret();

        Assert.Equal(new Choice("track_order", 0.8f), analysis.Intent);
        Assert.Equal("Boots", analysis.Kind.Name);
        Assert.Equal(1, analysis.Sentiment.Sign);
    }

    [Fact]
    public void Interpret_OfEntityLabels_JoinsTheInsideToItsBeginning()
    {
        float[] entities = [0, 0, 0, -9, 0, -9, -9, -9, 0, 0, -9, -9, 0, 0, 0];

        TextSpan entity = Assert.Single(Interpret(entities: entities).Entities);

        Assert.Equal(("brand", new TextPlace(0, 6)), (entity.Kind, entity.Place));
        Assert.Equal(1, entity.Confidence, 3);
    }

    [Fact]
    public void Interpret_OfWhatItIsNotSureOf_LeavesItOut()
    {
        // One of nine labels, hardly likelier than the others.
        var interpreter = new TextInterpreter(new TextHeads
        {
            Intent = _heads.Intent, Kind = _heads.Kind, Attributes = _heads.Attributes,
            Entities = ["O", "B-a", "I-a", "B-b", "I-b", "B-c", "I-c", "B-d", "I-d", "B-e", "I-e", "B-f", "I-f"],
            Transitions = [.. Enumerable.Range(0, 13).Select(_ => new float[13])],
        });
        float[] row = [-2.3f, -2.2f, .. Enumerable.Repeat(-2.3f, 11)];

        Assert.Empty(interpreter.Interpret(_text, Outputs([.. row, .. row, .. row, .. row, .. row], Enumerable.Repeat(-9f, 15).ToArray())).Entities);
    }

    [Fact]
    public void Interpret_OfALabelThatTheChainWants_IsSureOfIt()
    {
        var interpreter = new TextInterpreter(new TextHeads
        {
            Intent = _heads.Intent, Kind = _heads.Kind, Attributes = _heads.Attributes, Entities = _heads.Entities, Transitions = [[0, 0, -100], [-100, 0, 8], [0, 0, 0]],
        });
        // A brand begins at the first token for sure; the second, by itself, is hardly its inside.
        float[] entities = [0, 0, 0, -9, 0, -9, -0.1f, -9, -4, 0, -9, -9, 0, 0, 0];

        TextSpan entity = Assert.Single(interpreter.Interpret(_text, Outputs(entities, Enumerable.Repeat(-9f, 15).ToArray())).Entities);

        Assert.Equal(new TextPlace(0, 6), entity.Place);
        Assert.InRange(entity.Confidence, 0.9f, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void LabelChances_OfAChain_AreTheSharesOfAllItsPaths(int seed)
    {
        const int Tokens = 4, Labels = 3;
        var random = new Random(seed);
        float[] scores = [.. Enumerable.Range(0, Tokens * Labels).Select(_ => (3 * random.NextSingle()) - 4)];
        float[][] transitions = [.. Enumerable.Range(0, Labels).Select(_ => Enumerable.Range(0, Labels).Select(_ => (4 * random.NextSingle()) - 2).ToArray())];
        var shares = new double[scores.Length];
        for (int code = 0; code < 81; code++)
        {
            int[] path = [code / 27, code / 9 % 3, code / 3 % 3, code % 3];
            double weight = path[0] == 2 ? 0 : Math.Exp(path.Select((label, token) => scores[(token * Labels) + label] + (token == 0 ? 0 : transitions[path[token - 1]][label])).Sum());
            for (int token = 0; token < Tokens; token++)
                shares[(token * Labels) + path[token]] += weight;
        }

        double total = shares[..Labels].Sum();
        double[] chances = new LabelChances(transitions).Of(scores, label => label != 2);

        Assert.Equal(shares.Select(share => share / total), chances, (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public void Interpret_OfAnInsideWithoutBeginning_FindsNothingThatMayNotBe()
    {
        float[] entities = [0, 0, 0, -5, -9, 0, -5, -9, 0, 0, -9, -9, 0, 0, 0];

        Assert.All(Interpret(entities: entities).Entities, entity => Assert.True(entity.Place.End > entity.Place.Begin));
    }

    [Fact]
    public void Interpret_OfPiecesOfOneWord_GivesThemTheirMean()
    {
        float[] attributes = [.. _outside, -9, -9, -9, -9, 5, -9, -9, -1, -9, .. _outside];

        TextSpan attribute = Assert.Single(Interpret(attributes: attributes).Attributes);

        Assert.Equal(("color", new TextPlace(4, 9)), (attribute.Kind, attribute.Place));
    }

    [Fact]
    public void Interpret_OfTwoValuesOfOneAttribute_KeepsTheSurer()
    {
        TextAnalysis analysis = _interpreter.Interpret(_apart, Outputs(new float[15], [.. _outside, -9, 1, -9, -9, -9, -9, -9, 4, -9, .. _outside]));

        Assert.Equal(new TextPlace(7, 9), Assert.Single(analysis.Attributes).Place);
    }

    [Fact]
    public void Interpret_OfValuesThatShareAWord_FindsBoth()
    {
        TextAnalysis analysis = _interpreter.Interpret(_apart, Outputs(new float[15], [.. _outside, -9, 4, -9, -9, 4, 4, -9, -9, 4, .. _outside]));

        Assert.Equal([("color", new TextPlace(0, 6)), ("size", new TextPlace(4, 9))], analysis.Attributes.Select(span => (span.Kind, span.Place)));
    }

    [Fact]
    public void Interpret_OfATextWithoutTokens_FindsNothing()
    {
        TextAnalysis analysis = _interpreter.Interpret(new TokenizedText([2, 3], [], []), Outputs(new float[6], new float[6]));

        Assert.Empty(analysis.Entities);
        Assert.Empty(analysis.Attributes);
    }

    private TextAnalysis Interpret(float[]? entities = null, float[]? attributes = null) =>
        _interpreter.Interpret(_text, Outputs(entities ?? new float[15], attributes ?? Enumerable.Repeat(-9f, 15).ToArray()));

    private static TextOutputs Outputs(float[] entities, float[] attributes) => new(new Dictionary<string, float[]>
    {
        ["sentiment"] = [0.1f, 0.2f, 0.7f],
        ["useful"] = [0.5f],
        ["intent"] = [0.2f, 0.8f],
        ["kind"] = [0.6f, 0.4f],
        ["entities"] = entities,
        ["attributes"] = attributes,
        ["vector"] = [1, 0],
    });
}
