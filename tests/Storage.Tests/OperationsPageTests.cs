using System.Diagnostics.Metrics;
using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Encryption;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests;

/// <summary>docs/operations.md has a row for everything an operator can set or watch.</summary>
public sealed class OperationsPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.File("docs/operations.md"));

    [Theory]
    [InlineData(typeof(EmbeddedStorageOptions))]
    [InlineData(typeof(EncryptionOptions))]
    public void Settings_AreAllThere(Type options) =>
        Assert.All(options.GetProperties().Where(property => !property.PropertyType.IsInterface), property => AssertHasRow(property.Name));

    [Fact]
    public void Metrics_AreAllThere()
    {
        var meters = TestStore.Meters();
        var names = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Scope == meters)
                names.Add(instrument.Name);
        };
        listener.Start();
        _ = new EmbeddedStorageInstruments(meters);

        Assert.NotEmpty(names);
        Assert.All(names, AssertHasRow);
    }

    [Fact]
    public void ExitCodes_AreAllThere() => Assert.All(new[] { 65, 66, 73, 75, 78 }, code => Assert.Contains($"\n| {code} |", Page, StringComparison.Ordinal));

    private static void AssertHasRow(string name) => Assert.Contains($"\n| `{name}` |", Page, StringComparison.Ordinal);
}
