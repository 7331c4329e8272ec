using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Inference.Text;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Texts;

namespace SocialRec.Grains.Texts;

/// <summary>
/// Reads titles and descriptions of one tenant's items on this silo, and relates the items that the bundle does not know to those that read like them. Nothing of it
/// is stored: vectors of two text models never meet, and a silo that starts reads the texts again.
/// </summary>
/// <param name="tenant">The tenant.</param>
/// <param name="model">The silo's text model.</param>
/// <param name="maxItems">The most items whose texts are read.</param>
/// <param name="published">Told each new picture, one at a time.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of failures.</param>
internal sealed partial class TextFollower(string tenant, TextAnalyst model, int maxItems, Action<TextNeighbours> published, TimeProvider time, ILogger logger)
{
    // So many texts are with the model at once: enough to fill its batches, few enough that requests' texts do not wait long behind them.
    private const int AtOnce = 16;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TextRelations _relations = new();
    private readonly Dictionary<ulong, ulong> _known = [];
    private readonly Queue<(ulong Item, string Text)> _waiting = [];

    /// <summary>Takes rows that the replica has taken over: those whose words are new are read.</summary>
    public void Note(CatalogRow[] rows)
    {
        if (!model.IsReady)
            return;
        lock (_gate)
        {
            foreach (CatalogRow row in rows)
            {
                if (TextOf(row) is not { } text)
                    continue;
                ulong item = IdHash.Of(row.Id), words = IdHash.Of(text.AsSpan());
                bool isKnown = _known.TryGetValue(item, out ulong before);
                if (before == words || (!isKnown && _known.Count >= maxItems))
                    continue;
                _known[item] = words;
                _waiting.Enqueue((item, text));
            }
        }

        _changes.Writer.TryWrite(true);
    }

    /// <summary>Says that another bundle knows other items.</summary>
    public void Rebind() => _changes.Writer.TryWrite(true);

    /// <summary>Reads and relates until cancelled.</summary>
    /// <param name="state">What requests pin now; there is something.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<ServingState?> state, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await _changes.Reader.ReadAsync(cancellationToken);
                await FollowAsync(state()!, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogNotRead(logger, tenant, e);
                await Task.Delay(RetryPause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _changes.Writer.TryWrite(true);
            }
        }
    }

    private async Task FollowAsync(ServingState pinned, CancellationToken cancellationToken)
    {
        List<(ulong, string)> early = [];
        for ((ulong Item, string Text)[] some = Next(); some.Length > 0; some = Next())
        {
            // What the pinned catalog does not show yet waits for the next one.
            early.AddRange(some.Where(one => pinned.View.Find(one.Item) < 0));
            some = Array.FindAll(some, one => pinned.View.Find(one.Item) >= 0);
            float[][] vectors = await ReadAsync(some, cancellationToken);
            foreach (((ulong item, _), float[] vector) in some.Zip(vectors))
                _relations.Set(pinned.View.Find(item), vector);
        }

        PutBack(early);
        TextNeighbours now = _relations.Relate(pinned.Binding, cancellationToken);
        if (now.Version != pinned.Texts.Version)
            published(now);
    }

    private async Task<float[][]> ReadAsync((ulong Item, string Text)[] some, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.WhenAll(some.Select(one => model.VectorAsync(one.Text, cancellationToken)));
        }
        catch
        {
            PutBack(some);
            throw;
        }
    }

    private (ulong Item, string Text)[] Next()
    {
        lock (_gate)
            return [.. Enumerable.Range(0, Math.Min(AtOnce, _waiting.Count)).Select(_ => _waiting.Dequeue())];
    }

    private void PutBack(IEnumerable<(ulong Item, string Text)> some)
    {
        lock (_gate)
        {
            foreach ((ulong Item, string Text) one in some)
                _waiting.Enqueue(one);
        }
    }

    private static string? TextOf(CatalogRow row) => row.Item is { Title: { Length: > 0 } title } item ? $"{title}\n{item.Description}" : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Texts of items of tenant {Tenant} could not be read; trying again")]
    private static partial void LogNotRead(ILogger logger, string tenant, Exception cause);
}
