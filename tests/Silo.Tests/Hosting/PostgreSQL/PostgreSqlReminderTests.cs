using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace SocialRec.Silo.Tests.Hosting;

/// <summary>The statements of <c>schema.sql</c> that keep reminders.</summary>
public sealed class PostgreSqlReminderTests(PostgreSqlHost provider) : IClassFixture<PostgreSqlHost>
{
    private static readonly DateTime Start = new(2026, 12, 1, 8, 0, 0, DateTimeKind.Utc);

    private IReminderTable Sut => provider.Host.Services.GetRequiredService<IReminderTable>();

    [SkippableFact]
    public async Task UpsertRow_AgainAndAgain_IsReadAsLastWritten()
    {
        GrainId grain = NewGrain();
        string? first = await Sut.UpsertRow(Entry(grain, "wake"));
        ReminderEntry later = Entry(grain, "wake");
        later.Period = TimeSpan.FromDays(60);

        string? second = await Sut.UpsertRow(later);

        ReminderEntry read = (await Sut.ReadRow(grain, "wake"))!;
        Assert.NotEqual(first, second);
        Assert.Equal((grain, "wake", Start, TimeSpan.FromDays(60), second), (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
    }

    [SkippableFact]
    public async Task ReadRow_None_IsNull() => Assert.Null(await Sut.ReadRow(NewGrain(), "wake"));

    [SkippableFact]
    public async Task ReadRows_OfAGrain_AreAllOfIts()
    {
        GrainId grain = NewGrain();
        await Sut.UpsertRow(Entry(grain, "a"));
        await Sut.UpsertRow(Entry(grain, "b"));
        await Sut.UpsertRow(Entry(NewGrain(), "a"));

        Assert.Equal(["a", "b"], (await Sut.ReadRows(grain)).Reminders.Select(one => one.ReminderName).Order());
    }

    [SkippableFact]
    public async Task ReadRows_OfPartsOfTheRing_GiveEachReminderToOnePart()
    {
        HashSet<GrainId> grains = [.. Enumerable.Range(0, 64).Select(_ => NewGrain())];
        foreach (GrainId grain in grains)
            await Sut.UpsertRow(Entry(grain, "ring"));
        uint[] bounds = [0, 0x4000_0000, 0x8000_0000, 0xC000_0000];

        List<GrainId> found = [];
        for (int i = 0; i < bounds.Length; i++)
        {
            uint begin = bounds[i], end = bounds[(i + 1) % bounds.Length];
            GrainId[] part = [.. (await Sut.ReadRows(begin, end)).Reminders.Select(one => one.GrainId).Where(grains.Contains)];
            Assert.All(part, grain => Assert.True(grain.GetUniformHashCode() - begin - 1 < end - begin, $"{grain} is not in ({begin}, {end}]"));
            found.AddRange(part);
        }

        Assert.Equal(grains.Order(), found.Order());
        Assert.Superset(grains, (await Sut.ReadRows(7, 7)).Reminders.Select(one => one.GrainId).ToHashSet());
    }

    [SkippableFact]
    public async Task RemoveRow_StaleEtag_IsRefused_AndTheLatestIsGone()
    {
        GrainId grain = NewGrain();
        string? stale = await Sut.UpsertRow(Entry(grain, "wake"));
        string? latest = await Sut.UpsertRow(Entry(grain, "wake"));

        Assert.False(await Sut.RemoveRow(grain, "wake", stale!));
        Assert.True(await Sut.RemoveRow(grain, "wake", latest!));

        Assert.Null(await Sut.ReadRow(grain, "wake"));
    }

    private static GrainId NewGrain() => GrainId.Create("reminded", $"{Guid.NewGuid():N}/1");

    private static ReminderEntry Entry(GrainId grain, string name) => new() { GrainId = grain, ReminderName = name, StartAt = Start, Period = TimeSpan.FromMinutes(1) };
}
