using System.Globalization;

namespace SocialRec.Learning.Data;

/// <summary>
/// Reads a dataset from tab-separated files with a header: interactions <c>user item [type] [value] [time]</c>, friends <c>user friend</c>,
/// items <c>item title [description]</c>. Times are Unix seconds or RFC 3339.
/// </summary>
public static class DatasetReader
{
    /// <summary>Reads the files of one dataset.</summary>
    /// <param name="interactions">Path of the interactions.</param>
    /// <param name="friends">Path of the friends, if there are any.</param>
    /// <param name="items">Path of the items' titles, if there are any.</param>
    /// <param name="defaultType">Type of an interaction whose file has no <c>type</c> column.</param>
    /// <returns>The dataset.</returns>
    /// <exception cref="FormatException">A file is not of this layout; the message names file and line.</exception>
    public static Dataset Read(string interactions, string? friends = null, string? items = null, string defaultType = "like")
    {
        var log = new InteractionLog();
        ReadInteractions(interactions, log, defaultType);
        IReadOnlyList<string?> texts = items is null ? [] : ReadTexts(items, log.Items);
        var social = friends is null ? SocialGraph.Empty(log.Users.Count) : ReadFriends(friends, log.Users);
        return new Dataset(log, social, texts);
    }

    /// <summary>Adds a file of interactions to a log.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="log">Takes the rows.</param>
    /// <param name="defaultType">Type when the file has no <c>type</c> column.</param>
    /// <exception cref="FormatException">The file is not of this layout.</exception>
    public static void ReadInteractions(string path, InteractionLog log, string defaultType = "like")
    {
        ArgumentNullException.ThrowIfNull(log);
        using var reader = new StreamReader(path);
        var table = new TsvTable(reader, path);
        var (user, item) = (table.Required("user"), table.Required("item"));
        var (type, value, time) = (table.Optional("type"), table.Optional("value"), table.Optional("time"));
        foreach (var row in table.Rows())
        {
            log.Add(
                row[user],
                row[item],
                type < 0 || row[type].Length == 0 ? defaultType : row[type],
                value < 0 || row[value].Length == 0 ? 1 : ParseValue(table, row[value]),
                time < 0 || row[time].Length == 0 ? Interaction.Undated : ParseTime(table, row[time]));
        }
    }

    /// <summary>Reads a file of links; people without interactions join the map.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="users">User ids.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="FormatException">The file is not of this layout.</exception>
    public static SocialGraph ReadFriends(string path, IdMap users)
    {
        ArgumentNullException.ThrowIfNull(users);
        using var reader = new StreamReader(path);
        var table = new TsvTable(reader, path);
        var (user, friend) = (table.Required("user"), table.Required("friend"));
        var links = table.Rows().Select(row => (users.GetOrAdd(row[user]), users.GetOrAdd(row[friend]))).ToList();
        return SocialGraph.FromLinks(users.Count, links);
    }

    /// <summary>Reads a file of items; those that nobody dealt with join the map.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="items">Item ids.</param>
    /// <returns>Title and description by item index.</returns>
    /// <exception cref="FormatException">The file is not of this layout.</exception>
    public static IReadOnlyList<string?> ReadTexts(string path, IdMap items)
    {
        using var reader = new StreamReader(path);
        var table = new TsvTable(reader, path);
        var (item, title, description) = (table.Required("item"), table.Required("title"), table.Optional("description"));
        var texts = new List<string?>();
        foreach (var row in table.Rows())
        {
            var index = items.GetOrAdd(row[item]);
            while (texts.Count <= index) texts.Add(null);
            texts[index] = description < 0 ? row[title] : $"{row[title]} {row[description]}";
        }

        return texts;
    }

    private static float ParseValue(TsvTable table, string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            ? value
            : throw table.Error($"'{text}' is not a number");

    private static long ParseTime(TsvTable table, string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)) return seconds;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeSeconds()
            : throw table.Error($"'{text}' is neither Unix seconds nor an RFC 3339 time");
    }
}
