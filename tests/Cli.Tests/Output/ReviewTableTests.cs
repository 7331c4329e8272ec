using SocialRec.Cli.Output;
using SocialRec.Inference.Text;
using SocialRec.Inference.Text.Reviews;

namespace SocialRec.Cli.Tests.Output;

public sealed class ReviewTableTests
{
    private static readonly string[] _reviews = ["good battery", "bad | battery"];

    private static readonly ReviewAnalysis[] _analyses = [Analysis(0.9f, 12), Analysis(0.05f, 13)];

    [Fact]
    public void Markdown_OfTwoOpinions_CountsAndQuotesTheSurest()
    {
        string text = ReviewTable.Markdown(_reviews, _analyses);

        Assert.Contains("2 reviews: 1 positive, 0 neutral, 1 negative", text, StringComparison.Ordinal);
        Assert.Contains("| battery | 2 | 50 % | bad / battery |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_OfReviews_HaveAHeaderAndOneRowEach()
    {
        string[] rows = [.. ReviewTable.Rows(_reviews, _analyses)];

        Assert.Equal(3, rows.Length);
        Assert.Equal("positive\t0.100\t0.000\t0.900\t0.500\tgood battery", rows[1]);
    }

    private static ReviewAnalysis Analysis(float positive, int length)
    {
        var sentiment = new Sentiment(1 - positive, 0, positive);
        var whole = new TextAnalysis { Sentiment = sentiment, Useful = 0.5f, Intent = default, Kind = default, Entities = [], Attributes = [], Vector = [] };
        return new ReviewAnalysis(whole, [new AspectOpinion("battery", sentiment, new TextPlace(0, length))]);
    }
}
