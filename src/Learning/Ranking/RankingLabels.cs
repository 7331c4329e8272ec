using SocialRec.Learning.Data;

namespace SocialRec.Learning.Ranking;

/// <summary>An episode's labels by user and item.</summary>
internal sealed class RankingLabels
{
    private readonly Dictionary<(int User, int Item), RankingLabel> _labels = [];

    public RankingLabels(InteractionLog log)
    {
        RankingLabel[] ofType = [.. log.Types.Ids.Select(Of)];
        foreach (Interaction one in log.Interactions)
        {
            var key = (one.User, one.Item);
            _labels[key] = _labels.GetValueOrDefault(key) | ofType[one.Type];
            Heads |= ofType[one.Type];
        }
    }

    /// <summary>The heads that the log says anything about.</summary>
    public RankingLabel Heads { get; }

    public RankingLabel this[int user, int item] => _labels.GetValueOrDefault((user, item));

    private static RankingLabel Of(string type) => type switch
    {
        "share" => RankingLabel.Click | RankingLabel.Share,
        "cart" or "purchase" => RankingLabel.Click | RankingLabel.Purchase,
        _ => EventWeights.Default.Of(type) > 0 ? RankingLabel.Click : RankingLabel.None,
    };
}
