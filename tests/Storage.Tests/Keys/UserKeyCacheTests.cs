using SocialRec.Storage.Keys;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Keys;

public sealed class UserKeyCacheTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Find_BeyondTheCapacity_KeepsTheLatestAndStaysBounded()
    {
        var sut = CreateSut(capacity: 10);
        for (var number = 0; number < 100; number++)
            sut.Add($"default/{number}", 0, Key());

        var kept = Enumerable.Range(0, 100).Where(number => sut.Find($"default/{number}", 0) is not null).ToList();

        Assert.Contains(99, kept);
        Assert.InRange(kept.Count, 5, 10);
    }

    [Fact]
    public void Find_AfterTwoLifetimes_IsNull()
    {
        var sut = CreateSut();
        sut.Add("default/ann", 0, Key());

        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(sut.Find("default/ann", 0));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(sut.Find("default/ann", 0));
    }

    [Fact]
    public void Find_AfterALongPause_IsNull()
    {
        var sut = CreateSut();
        sut.Add("default/ann", 0, Key());
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(sut.Find("default/ann", 0));
    }

    [Fact]
    public void Find_AfterRemove_IsNull()
    {
        var sut = CreateSut();
        sut.Add("default/ann", 0, Key());
        sut.Remove("default/ann", 0);
        Assert.Null(sut.Find("default/ann", 0));
    }

    private UserKeyCache CreateSut(int capacity = 100) => new(capacity, TimeSpan.FromMinutes(5), _time);

    private static UserKey Key() => new(new byte[32]);
}
