using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML.Tokenizers;

namespace SocialRec.Inference.Tests.Text;

/// <summary>What the product relies on of Microsoft.ML.Tokenizers; holds for the package as for its stand-in.</summary>
public sealed class BertTokenizerTests
{
    private const string Pieces = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nun\n##able\n##s\ncafé\ncafe\n好\n!\nthe\na";

    private static BertTokenizer Create(BertOptions? options = null) => BertTokenizer.Create(new MemoryStream(Encoding.UTF8.GetBytes(Pieces)), options);

    [Theory]
    [InlineData("Unable", new[] { 5, 6 })]
    [InlineData("cafés", new[] { 8, 7 })]
    [InlineData("好好!", new[] { 10, 10, 11 })]
    [InlineData("the\u00a0the", new[] { 12, 12 })]
    [InlineData("the\nthe", new[] { 1 })]
    [InlineData("unabl", new[] { 1 })]
    [InlineData("the $ a", new[] { 12, 13 })]
    [InlineData("a [SEP] a", new[] { 13, 3, 13 })]
    public void EncodeToTokens_WithTheDefaults_CutsAsBertDoes(string text, int[] ids) => Assert.Equal(ids, Create().EncodeToTokens(text, out _).Select(token => token.Id));

    [Fact]
    public void EncodeToTokens_OfAWordInPieces_MarksContinuationsInTheValueAndNotInThePlace()
    {
        var tokens = Create().EncodeToTokens("The Unables 好", out string? normalized);

        Assert.Equal(["the", "un", "##able", "##s", "好"], tokens.Select(token => token.Value));
        Assert.Equal(["the", "un", "able", "s", "好"], tokens.Select(token => normalized![token.Offset]));
    }

    [Fact]
    public void EncodeToTokens_OfAWordThatNoPiecesSpell_IsUnknownAndContinuesNothing() => Assert.Equal(["[UNK]"], Create().EncodeToTokens("unabl", out _).Select(token => token.Value));

    [Fact]
    public void EncodeToTokens_WithoutLowerCase_KeepsCase() =>
        Assert.Equal([1], Create(new BertOptions { LowerCaseBeforeTokenization = false }).EncodeToTokens("The", out _).Select(token => token.Id));

    [Fact]
    public void EncodeToIds_OfAText_PutsMarkersAtBothEnds() => Assert.Equal([2, 12, 3], Create().EncodeToIds("the"));

    [Fact]
    public void Decode_OfPieces_SpellsWords() => Assert.Equal("unable the!", Create().Decode([5, 6, 12, 11]));

    [Fact]
    public void Create_WithoutASpecialPiece_Throws() =>
        Assert.Throws<ArgumentException>(() => BertTokenizer.Create(new MemoryStream("a\nb"u8.ToArray())));

    [Fact]
    public void EncodeToTokens_OfWellFormedTexts_NeverThrowsAndSpellsTheNormalizedText()
    {
        var tokenizer = Create();
        var texts = Gen.Choose(1, 0x10FFFF).Where(Rune.IsValid).Select(value => new Rune(value).ToString()).ArrayOf().Select(string.Concat);

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var tokens = tokenizer.EncodeToTokens(text, out string? normalized);
            return tokens.All(token => token.Id == 1 || normalized![token.Offset] == token.Value.Replace("##", string.Empty, StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}
