using SocialRec.Learning.Data;
using SocialRec.TestKit;

namespace SocialRec.Learning.Tests.Data;

public sealed class DatasetReaderTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Read_AllColumnsInAnyOrder_FillsTheLog()
    {
        var path = Write("log.tsv", "time\titem\tuser\tvalue\ttype\n2024-05-01T00:00:00Z\tx\tann\t2.5\tpurchase\n1714521600\ty\tann\t\tview\n");

        var log = DatasetReader.Read(path).Log;

        Assert.Equal(new Interaction(0, 0, 0, 2.5f, 1_714_521_600), log.Interactions[0]);
        Assert.Equal(new Interaction(0, 1, 1, 1, 1_714_521_600), log.Interactions[1]);
        Assert.Equal(["purchase", "view"], log.Types.Ids);
    }

    [Fact]
    public void Read_FriendsAndTitles_UseTheSameIndexes()
    {
        var data = DatasetReader.Read(
            Write("log.tsv", "user\titem\nann\tx\nbob\ty\n"),
            Write("friends.tsv", "user\tfriend\nbob\tann\nbob\tcyd\n"),
            Write("items.tsv", "item\ttitle\ny\tRed shoes\n"));

        Assert.Equal([0, 2], data.Social.FriendsOf(1).ToArray());
        Assert.Equal(3, data.Log.Users.Count);
        Assert.Equal([null, "Red shoes"], data.Texts);
        Assert.False(data.Log.Interactions[0].IsDated);
    }

    [Theory]
    [InlineData("user\tthing\na\tb\n", "column 'item' is missing")]
    [InlineData("user\titem\na\n", "line 2: 1 cells")]
    [InlineData("user\titem\tvalue\na\tb\tmuch\n", "line 2: 'much' is not a number")]
    [InlineData("user\titem\ttime\na\tb\tsoon\n", "line 2: 'soon' is neither")]
    [InlineData("", "the file is empty")]
    public void Read_BadFile_NamesTheFault(string text, string fault)
    {
        var path = Write("bad.tsv", text);

        Assert.Contains(fault, Assert.Throws<FormatException>(() => DatasetReader.Read(path)).Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(directory.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
