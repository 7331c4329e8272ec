using System.Globalization;
using SocialRec.Storage.Records;
using SocialRec.Storage.Tests;

// The child of crash tests: opens the store in the directory given, then writes small records from several writers at once,
// forever, and prints each key once its write is acknowledged. With "hold" it only opens the store and waits for its input to end.
var (verb, directory) = (args[0], args[1]);
try
{
    await using var store = TestStore.Open(directory, options => options.CheckpointMegabytes = 1);
    Console.WriteLine("open");
    if (verb == "hold")
    {
        await Console.In.ReadToEndAsync();
        return 0;
    }

    await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => WriteForeverAsync(store, writer)));
    return 0;
}
catch (SocialRec.Storage.StorageStartException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return exception.ExitCode;
}

static async Task WriteForeverAsync(IRecordStore store, int writer)
{
    for (var number = 0; ; number++)
    {
        var key = new RecordKey($"writer/{writer}", $"chunk-{number.ToString("D10", CultureInfo.InvariantCulture)}");
        if ((await store.WriteAsync(key, CrashRecord.Payload(writer, number), etag: 0)).IsConflict)
            return;
        Console.WriteLine($"{writer} {number}");
    }
}
