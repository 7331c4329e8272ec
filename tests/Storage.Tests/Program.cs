using SocialRec.Storage.Records;
using SocialRec.Storage.Tests;

// The child of crash tests. "write DIR" opens the store there and writes records from several writers at once, for ever; each line it
// prints names a record whose write was acknowledged. "hold DIR" only opens the store and waits for its input to end.
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
        if ((await store.WriteAsync(CrashRecord.Key(writer, number), CrashRecord.Payload(writer, number), etag: 0)).IsConflict)
            return;
        Console.WriteLine($"{writer} {number} .");
    }
}
