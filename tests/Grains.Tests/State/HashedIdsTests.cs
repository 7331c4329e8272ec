using System.Text;
using SocialRec.Grains.State;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.State;

public sealed class HashedIdsTests
{
    [Fact]
    public void Of_TextAndBytes_GiveOneInstance()
    {
        Assert.Equal(IdHash.Of("中文-item"), HashedIds.Of("中文-item").Hash);
        // Tests beside this one use the pool too, so one of them may take the slot between two calls, but not ten times.
        Assert.Contains(Enumerable.Range(0, 10), _ => ReferenceEquals(HashedIds.Of("中文-item"), HashedIds.Of("中文-item"u8)));
    }

    [Fact]
    public void Equals_TwoInstancesOfOneId_AreOne()
    {
        HashedId id = HashedIds.Of("ann"), again = new("ann", IdHash.Of("ann"));
        Assert.Equal(id, again);
        Assert.Single(new HashSet<HashedId> { id, again });
        Assert.NotEqual(id, HashedIds.Of("ben"));
    }

    [Fact]
    public void Of_MoreIdsThanSlots_StaysRight()
    {
        for (int i = 0; i < 200_000; i++)
        {
            string id = $"many-{i}";
            Assert.Equal(id, HashedIds.Of(id).Id);
            if (i % 1000 == 0)
                Assert.Equal(IdHash.Of(id), HashedIds.Of(Encoding.UTF8.GetBytes(id)).Hash);
        }
    }

    [Fact]
    public void Of_BytesLongerThanAnId_StillAnswers() => Assert.Equal(new string('é', 300), HashedIds.Of(Encoding.UTF8.GetBytes(new string('é', 300))).Id);
}
