using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Learning.Data;

namespace SocialRec.Grains.Training;

/// <summary>Turns events into what a trainer learns from: acts on items, and the follows that stand at the end of the log.</summary>
internal sealed class DatasetBuilder
{
    private static readonly string[] TypeNames = [.. Enumerable.Range(0, 256).Select(type => ((EventType)type).ToString().ToLowerInvariant())];

    private readonly InteractionLog _log = new();
    private readonly HashSet<(int User, int Friend)> _follows = [];
    private readonly Dictionary<int, string> _texts = [];

    /// <summary>Adds one event; in log order for the events of one user.</summary>
    public void Add(SocialEvent one)
    {
        switch (one)
        {
            case { Type: EventType.Impression or EventType.Search }:
                break;
            case { Type: EventType.Follow, TargetUser: { } target }:
                _follows.Add((_log.Users.GetOrAdd(one.User), _log.Users.GetOrAdd(target)));
                break;
            case { Type: EventType.Unfollow or EventType.Block, TargetUser: { } target }:
                _follows.Remove((_log.Users.GetOrAdd(one.User), _log.Users.GetOrAdd(target)));
                break;
            case { Item: { } item }:
                long seconds = one.TimeMs is { } timeMs ? timeMs / 1000 : Interaction.Undated;
                _log.Add(one.User, item, TypeNames[(int)one.Type], (float)(one.Value ?? 1), seconds);
                break;
        }
    }

    /// <summary>Notes an item's words, if anybody dealt with it.</summary>
    public void Describe(CatalogRow row)
    {
        if (row.Item is { } item && _log.Items.TryGetIndex(row.Id, out int index))
            _texts[index] = string.Join('\n', new[] { item.Title, item.Description }.OfType<string>());
    }

    /// <summary>The dataset of everything added.</summary>
    public Dataset Build()
    {
        var texts = new string?[_log.Items.Count];
        foreach (var (index, text) in _texts)
            texts[index] = text;
        return new Dataset(_log, SocialGraph.FromLinks(_log.Users.Count, _follows), texts);
    }
}
