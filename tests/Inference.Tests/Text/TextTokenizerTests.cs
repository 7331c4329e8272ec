using FsCheck;
using FsCheck.Fluent;
using SocialRec.Inference.Text;

namespace SocialRec.Inference.Tests.Text;

public sealed class TextTokenizerTests
{
    private const int GoldenTokens = 40;

    private readonly TextTokenizer _tokenizer = TokenGolden.Tokenizer();

    [Fact]
    public void Tokenize_OfGoldenCases_GivesTheIdsOfTraining()
    {
        foreach (var one in TokenGolden.Cases)
        {
            var tokens = _tokenizer.Tokenize(one.Text);
            int[] ids = tokens.Ids.Length <= GoldenTokens ? tokens.Ids : [.. tokens.Ids[..(GoldenTokens - 1)], tokens.Ids[^1]];

            Assert.Equal(one.Ids, ids);
            if (one.Places is { } places)
                Assert.Equal(places.Select(place => new TextPlace(place[0], place[1])), tokens.Places[..places.Length]);
        }
    }

    [Fact]
    public void Tokenize_OfTextWithCombiningMarks_PlacesWhatWasSent() =>
        Assert.Equal([new TextPlace(0, 6), new TextPlace(7, 12)], _tokenizer.Tokenize("nai\u0308ve phone").Places);

    [Fact]
    public void Tokenize_OfAWordInPieces_SaysWhichContinueIt() =>
        Assert.Equal([false, true, true, false, false], _tokenizer.Tokenize("unbelievable, 很").Continues);

    [Fact]
    public void Tokenize_OfMixedText_MapsEveryPieceToWhatWasSent_AndMarksContinuations()
    {
        const string Text = "iPhone12电池 Unbelievable，NAI\u0308VE cafés 5G😀好";

        var tokens = _tokenizer.Tokenize(Text);

        Assert.Equal(
            ["iPhone", "+12", "电", "池", "Un", "+believ", "+able", "，", "NAI\u0308VE", "café", "+s", "5", "+G", "😀", "好"],
            tokens.Places.Zip(tokens.Continues, (place, continues) => (continues ? "+" : "") + Text[place.Begin..place.End]));
    }

    [Fact]
    public void Tokenize_OfTypedContinuationMarks_ContinuesNothing()
    {
        var tokens = _tokenizer.Tokenize("##able un ##able");

        Assert.Equal(7, tokens.Places.Length);
        Assert.DoesNotContain(true, tokens.Continues);
    }

    [Fact]
    public void Tokenize_OfALongText_ReadsItsBeginning()
    {
        var tokens = _tokenizer.Tokenize(string.Concat(Enumerable.Repeat("great ", 20_000)));

        Assert.Equal(TextTokenizer.MaxTokens, tokens.Ids.Length);
        Assert.Equal(3, tokens.Ids[^1]);
    }

    [Fact]
    public void Tokenize_OfAnyUnits_NeverThrowsAndPlacesEveryTokenInTheTextInOrder()
    {
        var units = Gen.OneOf(Gen.Choose(0, 0xFFFF), Gen.Choose(0xD800, 0xDFFF), Gen.Choose(0x20, 0x7E), Gen.Choose(0x300, 0x36F), Gen.Choose(0x1100, 0x11FF), Gen.Choose(0x4E00, 0x4FFF));
        var texts = Gen.Select(units, unit => (char)unit).ArrayOf().Select(characters => new string(characters));

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var tokens = _tokenizer.Tokenize(text);
            int end = 0;
            foreach (var place in tokens.Places)
            {
                Assert.InRange(place.End, place.Begin + 1, text.Length);
                Assert.True(place.Begin >= end, $"{place} begins before {end}.");
                end = place.End;
            }

            return tokens.Ids.Length == tokens.Places.Length + 2;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
