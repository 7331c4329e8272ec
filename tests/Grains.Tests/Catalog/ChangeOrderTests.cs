using SocialRec.Grains.Catalog;

namespace SocialRec.Grains.Tests.Catalog;

public sealed class ChangeOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_ReadersThatStopAmongChanges_EqualsASearchOfAll(int seed)
    {
        Random random = new(seed);
        ChangeOrder<int> sut = new();
        var nodes = new LinkedListNode<(long, int)>?[50];
        var versions = new long[50];
        var reached = new long[5];
        long version = 0;
        for (int step = 0; step < 2_000; step++)
        {
            int subject = random.Next(nodes.Length), reader = random.Next(reached.Length), most = random.Next(1, 12);
            nodes[subject] = sut.Touch(nodes[subject], subject, ++version);
            versions[subject] = version;

            (long Version, int Subject)[] read = [.. sut.After(reached[reader]).Take(most)];

            Assert.Equal(
                versions.Select((changed, each) => (changed, each)).Where(one => one.changed > reached[reader]).Order().Take(most), read);
            // Now and then a reader begins again, as a silo does that starts.
            reached[reader] = random.Next(20) == 0 ? 0 : read.Length > 0 ? read[^1].Version : reached[reader];
        }
    }

    [Fact]
    public void After_NothingChanged_IsEmpty()
    {
        ChangeOrder<int> sut = new();
        sut.Touch(null, 1, 7);

        Assert.Empty(sut.After(7));
        Assert.Equal([(7L, 1)], sut.After(6));
    }
}
