using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Tests.Users;

public sealed class ShopperPicturesTests
{
    private const string Key = "shop/ann";

    private readonly ShopperPictures _sut = new();
    private readonly UserView _ann = new("ann", new UserState(), 1);

    public ShopperPicturesTests() => _sut.Open(Key, _ann.Picture);

    [Fact]
    public void Find_OnceThePictureWasMade_IsThatPicture()
    {
        Assert.Null(_sut.Find(Key, 0));
        ShopperContext made = _ann.Context;
        Assert.Same(made, _sut.Find(Key, 0));
    }

    [Fact]
    public void Find_AfterAnEvent_IsNothingUntilThePictureIsMadeAnew()
    {
        _ = _ann.Context;
        _ann.Apply(Events.View("ann", "a"), 1, out _);
        Assert.Null(_sut.Find(Key, 0));
        Assert.Equal(1, _ann.Context.Position);
        Assert.Same(_ann.Context, _sut.Find(Key, 1));
    }

    [Fact]
    public void Find_BeforeThePositionAskedFor_IsNothing()
    {
        _ann.Reach(5);
        _ = _ann.Context;
        Assert.NotNull(_sut.Find(Key, 5));
        Assert.Null(_sut.Find(Key, 6));
    }

    [Fact]
    public void Close_ByAnEarlierActivation_LeavesTheLaterOne()
    {
        UserView later = new("ann", new UserState(), 2);
        _sut.Open(Key, later.Picture);
        _sut.Close(Key, _ann.Picture);
        Assert.Same(later.Context, _sut.Find(Key, 0));
        _sut.Close(Key, later.Picture);
        Assert.Null(_sut.Find(Key, 0));
    }
}
