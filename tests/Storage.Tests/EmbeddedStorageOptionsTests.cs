using Microsoft.Extensions.Options;

namespace SocialRec.Storage.Tests;

public sealed class EmbeddedStorageOptionsTests
{
    public static TheoryData<string, int> BadValues => new()
    {
        { nameof(EmbeddedStorageOptions.WriteQueueLength), 0 },
        { nameof(EmbeddedStorageOptions.WriteQueueMegabytes), 5000 },
        { nameof(EmbeddedStorageOptions.ReadQueueLength), 0 },
        { nameof(EmbeddedStorageOptions.MaxBatchRows), 0 },
        { nameof(EmbeddedStorageOptions.MaxBatchMegabytes), 0 },
        { nameof(EmbeddedStorageOptions.MaxRecordBytes), 10 },
        { nameof(EmbeddedStorageOptions.ReaderConnections), 33 },
        { nameof(EmbeddedStorageOptions.BusyTimeoutMs), -1 },
        { nameof(EmbeddedStorageOptions.CheckpointMegabytes), 0 },
        { nameof(EmbeddedStorageOptions.WriterCacheMegabytes), 0 },
        { nameof(EmbeddedStorageOptions.MaxDatabaseMegabytes), -1 },
        { nameof(EmbeddedStorageOptions.IntegrityCheckSeconds), -1 },
    };

    [Fact]
    public void Defaults_WithADirectory_Pass() =>
        Assert.True(CreateSut().Validate("store", TestStore.Options("data")).Succeeded);

    [Fact]
    public void DataDirectory_Missing_IsNamedWithItsKey()
    {
        var result = CreateSut().Validate("store", new EmbeddedStorageOptions());
        Assert.Contains("Storage:DataDirectory is missing", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Value_OutOfRange_IsNamedWithItsKeyAndRange(string property, int value)
    {
        var options = TestStore.Options("data");
        typeof(EmbeddedStorageOptions).GetProperty(property)!.SetValue(options, value);

        var result = CreateSut().Validate("store", options);

        Assert.Contains($"Storage:{property} must be from ", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void BadValues_CoverEveryNumber() => Assert.Equal(
        typeof(EmbeddedStorageOptions).GetProperties().Where(property => property.PropertyType == typeof(int)).Select(property => property.Name).Order(),
        BadValues.Select(row => (string)row[0]).Order());

    private static DataAnnotationValidateOptions<EmbeddedStorageOptions> CreateSut() => new(name: null);
}
