using SocialRec.Grains.State;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Tests.Users;

public sealed class IdSetTests
{
    [Fact]
    public void AnyChanges_LeaveJustTheMembers_AndComeBack()
    {
        Random random = new(4);
        IdSet sut = new();
        HashSet<string> model = [];
        for (int step = 0; step < 2000; step++)
        {
            HashedId id = HashedIds.Of($"user-{random.Next(60)}");
            if (random.Next(2) == 0)
                Assert.Equal(model.Add(id.Id), sut.Add(id, 1000));
            else
                Assert.Equal(model.Remove(id.Id), sut.Remove(id.Hash));
            Assert.Equal(model.Contains("user-7"), sut.Contains(HashedIds.Of("user-7").Hash));
        }

        StateWriter writer = new();
        sut.Write(writer);
        StateReader reader = new(writer.Written);
        var back = IdSet.Read(ref reader);
        Assert.Equal(model.Order(StringComparer.Ordinal), back.Ids());
        Assert.Equal(back.Hashes().Order(), back.Hashes());
        Assert.Equal(sut.Hashes(), back.Hashes());
    }

    [Fact]
    public void Add_AtCapacity_TakesNoMore()
    {
        IdSet sut = new();
        Assert.True(sut.Add(HashedIds.Of("a"), 1));
        Assert.False(sut.Add(HashedIds.Of("b"), 1));
        Assert.Equal(["a"], sut.Ids());
    }
}
