namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class ReminderTests(ClusterFixture cluster)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly IReminderGrain _grain = cluster.Grains.GetGrain<IReminderGrain>(Gate.NewKey());
    private readonly string _name = Gate.NewKey();

    [Fact]
    public async Task Reminder_Due_ReachesItsGrain()
    {
        Assert.Equal(_name, await _grain.RegisterAsync(_name, TimeSpan.FromMilliseconds(50), Minute));
        await Gate.Of(_name).Entered;
        await _grain.UnregisterAsync(_name);
    }

    [Fact]
    public async Task Reminder_MoreOftenThanOnceAMinute_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _grain.RegisterAsync(_name, Minute, TimeSpan.FromSeconds(59)));

    [Fact]
    public async Task Reminders_AreListedUntilUnregistered()
    {
        await _grain.RegisterAsync("b", Minute, Minute);
        await _grain.RegisterAsync("a", Minute, Minute);
        await _grain.RegisterAsync("a", Minute, Minute * 2);
        Assert.Equal(["a", "b"], await _grain.ListAsync());
        await _grain.UnregisterAsync("a");
        Assert.Equal(["b"], await _grain.ListAsync());
        await _grain.UnregisterAsync("b");
    }
}
