using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Grains.Reviews;

/// <summary>
/// Reads some reviews and brings what they say to authors and items. All receivers take a review once, so a batch that failed half-way is simply done again.
/// </summary>
/// <param name="deliveries">The calls.</param>
/// <param name="reviews">The reviews, in log order.</param>
internal sealed class ReviewBatch(ReviewDeliveries deliveries, LoggedReview[] reviews)
{
    // What any model of reviews can read: if it cannot, the model is out, not the text.
    private const string Probe = "good";

    /// <summary>Reviews that were set aside.</summary>
    public int SetAside { get; private set; }

    /// <summary>Does it.</summary>
    /// <param name="isolate">Whether to pass over what fails while others succeed.</param>
    public async Task RunAsync(bool isolate)
    {
        ReviewReading?[] readings = isolate ? await ReadSinglyAsync() : await deliveries.ReadAsync([.. reviews.Select(review => review.Event.Text!)]);
        ReviewRead[] read = [.. reviews.Zip(readings).Where(pair => pair.Second is not null).Select(pair => Read(pair.First, pair.Second!))];
        Dictionary<string, bool> shown = [];
        await ToAllAsync(read.GroupBy(review => review.User), async author => shown[author.Key] = await deliveries.ToAuthorAsync(author.Key, [.. author]), isolate);
        await ToAllAsync(
            read.GroupBy(review => review.Item),
            item => deliveries.ToItemAsync(item.Key, [.. item.Select(review => shown.GetValueOrDefault(review.User) ? review : WithoutWords(review))]),
            isolate);
    }

    private async Task<ReviewReading?[]> ReadSinglyAsync()
    {
        await deliveries.ReadAsync([Probe]);
        var readings = new ReviewReading?[reviews.Length];
        for (int i = 0; i < readings.Length; i++)
        {
            try
            {
                readings[i] = (await deliveries.ReadAsync([reviews[i].Event.Text!]))[0];
            }
            catch (SocialRecException)
            {
                SetAside++;
            }
        }

        return readings;
    }

    private async Task ToAllAsync(IEnumerable<IGrouping<string, ReviewRead>> groups, Func<IGrouping<string, ReviewRead>, Task> deliver, bool isolate)
    {
        (IGrouping<string, ReviewRead> Group, Task Call)[] calls = [.. groups.Select(group => (group, deliver(group)))];
        Task all = Task.WhenAll(calls.Select(call => call.Call));
        await all.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        var failed = calls.Where(call => !call.Call.IsCompletedSuccessfully).ToArray();
        // Where all fail, the fault lies elsewhere.
        if (!isolate || failed.Length == calls.Length)
            await all;
        SetAside += failed.Sum(call => call.Group.Count());
    }

    private static ReviewRead Read(LoggedReview review, ReviewReading reading) => new(review.Position, review.Event.User, review.Event.Item!, review.Event.TimeMs, reading);

    private static ReviewRead WithoutWords(ReviewRead review) =>
        review with { Reading = review.Reading with { Aspects = [.. review.Reading.Aspects.Select(aspect => aspect with { Quote = "" })] } };
}
