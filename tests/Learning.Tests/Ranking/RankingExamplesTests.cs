using System.Text;
using System.Text.Json;
using SocialRec.Learning.Data;
using SocialRec.Learning.Ranking;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Scoring.Ranking;

namespace SocialRec.Learning.Tests.Ranking;

public sealed class RankingExamplesTests
{
    private const int Users = 40;

    // Made once: it takes a training.
    private static readonly Task<List<RankingExample>> Examples = CollectAsync(Clubs());

    [Fact]
    public async Task Collect_OfAnEpisode_LabelsWhatEachShopperDidNext()
    {
        List<RankingExample> examples = await Examples;

        Assert.InRange(examples.Count, Users / 2, Users);
        Assert.All(examples, example =>
        {
            Assert.Equal(example.Input.CandidateCount, example.Labels.Length);
            Assert.Equal(example.Input.CandidateCount * example.Input.Dimensions, example.Input.Candidates.Length);
            Assert.Contains(RankingLabel.Click, example.Labels);
        });
    }

    [Fact]
    public async Task Collect_WhereFriendsActed_PutsTheirItemsIntoTheContext()
    {
        List<RankingExample> examples = await Examples;

        Assert.Contains(examples, example => Context(example, ContextFeature.Own) > 0 && Context(example, ContextFeature.Friend) > 0);
    }

    [Fact]
    public void Heads_AreThoseThatTheLabelsSpeakOf()
    {
        var log = new InteractionLog();
        log.Add("ann", "a", "view");
        log.Add("ann", "b", "cart");
        log.Add("ann", "c", "hide");

        Assert.Equal(RankingLabel.Click | RankingLabel.Purchase, RankingExamples.HeadsOf(Episodes.Of(log, log, SocialGraph.Empty(1))));
    }

    [Fact]
    public async Task Writer_WritesTheDocumentedLayout()
    {
        RankingExample example = (await Examples)[0];
        using var stream = new MemoryStream();
        using (var writer = new RankingExampleWriter(stream, "clubs"))
            writer.Write(example, RankingLabel.Click);

        var (file, input) = (new BinaryReader(new MemoryStream(stream.ToArray())), example.Input);

        Assert.Equal("SRRANK01", Encoding.ASCII.GetString(file.ReadBytes(8)));
        using JsonDocument header = JsonDocument.Parse(file.ReadBytes(file.ReadInt32()));
        Assert.Equal("co-occurrence", header.RootElement.GetProperty("evidence")[1].GetString());
        Assert.Equal(RankerInput.FeatureCount, header.RootElement.GetProperty("evidence").GetArrayLength());
        Assert.Equal(["click", "share", "purchase"], header.RootElement.GetProperty("heads").EnumerateArray().Select(head => head.GetString()));
        Assert.Equal([input.CandidateCount, input.ContextCount, input.Dimensions, 1], (int[])[file.ReadInt32(), file.ReadInt32(), file.ReadInt32(), file.ReadInt32()]);
        Assert.Equal((Half)input.Candidates[0], file.ReadHalf());
        file.ReadBytes((input.Candidates.Length + input.Context.Length - 1) * 2);
        Assert.Equal(input.Evidence[0], file.ReadSingle());
        file.ReadBytes((input.CandidateCount * RankerInput.FeatureCount + input.ContextCount * ContextFeatures.Count - 1) * 4);
        Assert.Equal(example.Labels, file.ReadBytes(input.CandidateCount).Select(label => (RankingLabel)label));
        Assert.Equal(-1, file.PeekChar());
    }

    private static float Context(RankingExample example, ContextFeature feature) =>
        Enumerable.Range(0, example.Input.ContextCount).Sum(entry => example.Input.ContextFeatures[(entry * ContextFeatures.Count) + (int)feature]);

    private static async Task<List<RankingExample>> CollectAsync(Episode episode)
    {
        ModelBundle bundle = await ExampleExport.TrainAsync(episode, new() { Dimension = 8, Threads = 1 });
        return await RankingExamples.CollectAsync(episode, bundle).ToListAsync();
    }

    /// <summary>Two clubs of people with tastes of their own, who follow each other within their club.</summary>
    private static Episode Clubs()
    {
        var random = new Random(1);
        var log = new InteractionLog();
        for (int user = 0; user < Users; user++)
        {
            foreach (int item in Enumerable.Range(0, 30).OrderBy(_ => random.Next()).Take(10))
                log.Add($"user-{user}", $"club-{user % 2}-item-{item}");
        }

        var social = SocialGraph.FromLinks(Users, Enumerable.Range(0, Users).Select(user => (user, (user + 2) % Users)));
        return Episodes.HoldOut(new Dataset(log, social, []), seed: 1, share: 0.3);
    }
}
