using SocialRec.Learning.Data;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Learning.Ranking;

/// <summary>The known part of an episode as each user's own acts, oldest first.</summary>
internal sealed class ReplayedEvents
{
    private readonly Interaction[][] _byUser;
    private readonly ActType[] _acts;

    public ReplayedEvents(InteractionLog log)
    {
        Log = log;
        _acts = [.. log.Types.Ids.Select(type => Enum.TryParse(type, ignoreCase: true, out ActType act) ? act : ActType.None)];
        var byUser = log.Interactions.ToLookup(interaction => interaction.User);
        // Undated interactions keep the log's order, before all dated ones: OrderBy is stable.
        _byUser = [.. Enumerable.Range(0, log.Users.Count).Select(user => byUser[user].OrderBy(interaction => interaction.UnixSeconds).ToArray())];
    }

    public InteractionLog Log { get; }

    public ReadOnlySpan<Interaction> Of(int user) => _byUser[user];

    public ActType ActOf(Interaction interaction) => _acts[interaction.Type];

    public static long TimeMs(Interaction interaction) => interaction.IsDated ? interaction.UnixSeconds * 1000 : 0;
}
