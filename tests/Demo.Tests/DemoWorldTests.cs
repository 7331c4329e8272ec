namespace SocialRec.Demo.Tests;

public sealed class DemoWorldTests
{
    private static readonly DateTimeOffset End = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DemoWorld Sut = DemoWorld.Generate(new DemoOptions { End = End, Users = 300, Items = 240 });

    [Fact]
    public void Generate_SameOptions_SameWorld()
    {
        DemoWorld again = DemoWorld.Generate(new DemoOptions { End = End, Users = 300, Items = 240 });

        Assert.Equal(Sut.Events, again.Events);
        Assert.Equal(Sut.Follows, again.Follows);
        Assert.Equal(Sut.Items.Select(i => i.Title), again.Items.Select(i => i.Title));
    }

    [Fact]
    public void Generate_OtherSeed_OtherWorld()
    {
        DemoWorld other = DemoWorld.Generate(new DemoOptions { End = End, Users = 300, Items = 240, Seed = 2 });

        Assert.NotEqual(Sut.Events, other.Events);
    }

    [Fact]
    public void Events_Always_NameWhatExists()
    {
        HashSet<string> people = [.. Sut.People.Select(p => p.Id)];
        HashSet<string> items = [.. Sut.Items.Select(i => i.Id)];

        Assert.All(Sut.Events, e => Assert.True(people.Contains(e.User) && items.Contains(e.Item) && (e.TargetUser is null || people.Contains(e.TargetUser))));
        Assert.Equal(Sut.Events.Count, Sut.Events.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void Events_Always_LieInTheHistoryAfterPublication()
    {
        Dictionary<string, DateTimeOffset> published = Sut.Items.ToDictionary(i => i.Id, i => i.Published);

        Assert.All(Sut.Events, e => Assert.InRange(e.Time, End - TimeSpan.FromDays(90), End));
        Assert.Equal(Sut.Events.OrderBy(e => e.Time).Select(e => e.Time), Sut.Events.Select(e => e.Time));
        Assert.True(Sut.Events.Count(e => e.Time >= published[e.Item]) > 0.99 * Sut.Events.Count);
    }

    [Fact]
    public void Follows_Always_HeavyTailedWithBobFollowingAnn()
    {
        int[] followers = [.. Sut.Follows.GroupBy(f => f.Target).Select(g => g.Count()).OrderDescending()];

        Assert.Contains(new DemoFollow("bob", "ann"), Sut.Follows);
        Assert.DoesNotContain(Sut.Follows, f => f.User == f.Target);
        Assert.True(followers[0] > 5 * followers[followers.Length / 2], $"most followed {followers[0]}, median {followers[followers.Length / 2]}");
    }

    [Fact]
    public void Events_Likes_FollowTheKnownTaste()
    {
        Dictionary<string, DemoPerson> people = Sut.People.ToDictionary(p => p.Id);
        Dictionary<string, DemoItem> items = Sut.Items.ToDictionary(i => i.Id);
        double liked = Sut.Events.Where(e => e.Type == "like").Average(e => DemoWorld.Affinity(people[e.User], items[e.Item]));
        double chance = Sut.People.Average(p => Sut.Items.Average(i => DemoWorld.Affinity(p, i)));

        Assert.True(liked > 3 * chance, $"liked {liked:F3}, by chance {chance:F3}");
    }

    [Fact]
    public void Events_WaveOfInterest_RaisesTheItemsInIt()
    {
        DemoItem[] waves = [.. Sut.Items.Where(i => i.TrendsFrom is not null)];
        double PerDay(DemoItem item, DateTimeOffset from, DateTimeOffset to) =>
            Sut.Events.Count(e => e.Item == item.Id && e.Time >= from && e.Time < to) / (to - from).TotalDays;

        double before = waves.Average(i => PerDay(i, i.Published, i.TrendsFrom!.Value));
        double after = waves.Average(i => PerDay(i, i.TrendsFrom!.Value, End));

        Assert.NotEmpty(waves);
        Assert.True(after > 3 * before, $"before {before:F2} a day, after {after:F2}");
    }

    [Fact]
    public void Texts_Always_SpeakBothLanguages()
    {
        Assert.Contains(Sut.Items, i => i.Language == "zh" && i.Title.Any(c => c > 0x4E00));
        Assert.Contains(Sut.Items, i => i.Language == "en" && i.Title.All(char.IsAscii));
        Assert.Contains(Sut.Events, e => e.Type == "review" && e.Text!.Any(c => c > 0x4E00));
        Assert.Contains(Sut.Events, e => e.Type == "share" && e.TargetUser is not null);
    }
}
