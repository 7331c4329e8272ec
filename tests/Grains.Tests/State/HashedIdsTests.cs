using System.Text;
using SocialRec.Grains.State;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.State;

public sealed class HashedIdsTests
{
    [Fact]
    public void Of_TextAndBytes_GiveOneInstance()
    {
        HashedId id = HashedIds.Of("中文-item");
        Assert.Equal(IdHash.Of("中文-item"), id.Hash);
        Assert.Same(id, HashedIds.Of("中文-item"u8));
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
