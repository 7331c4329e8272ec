using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Tests.Users;

public sealed class UserOptionsTests
{
    [Fact]
    public void Defaults_Pass() => OptionsCheck.DefaultsPass<UserOptions>();

    [Fact]
    public void BadValues_AreRefusedByName()
    {
        OptionsCheck.Refuses<UserOptions>("Users:SnapshotEvery", options => options.SnapshotEvery = 0);
        OptionsCheck.Refuses<UserOptions>("Users:FeedWriteDelaySeconds", options => options.FeedWriteDelaySeconds = -1);
        OptionsCheck.Refuses<UserOptions>("Users:PushUpToFollowers", options => options.PushUpToFollowers = 1001);
        OptionsCheck.Refuses<UserOptions>("Users:MaxDeliveriesInFlight", options => options.MaxDeliveriesInFlight = 0);
        OptionsCheck.Refuses<UserOptions>("Users:RebuildFromFollows", options => options.RebuildFromFollows = -1);
    }
}
