using Orleans.Storage;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Keys;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <content>Reading and writing the snapshot and the feed.</content>
internal sealed partial class UserGrain
{
    private async Task SnapshotInBackgroundAsync()
    {
        try
        {
            await _snapshots.RunAsync();
        }
        catch (Exception e)
        {
            // The partition keeps what is not durable here, and asks for it.
            LogSnapshotFailed(e, _user);
        }
    }

    private async Task WriteSnapshotAsync()
    {
        // Before the state is looked at: while the key is read, events go on being applied.
        bool saysAnything = Array.Exists(State.Recent.Words(), words => words is not null);
        WordKeys keys = await _seal.KeysOfAsync(this.GetGrainId(), saysAnything ? [_user] : []);
        State.SealWords = words => keys.Seal(Array.ConvertAll(words, one => (_user, one)));
        (long applied, int events) = (State.Applied, _undurableEvents);
        try
        {
            await _snapshot.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            // Another activation has written: what it holds is read by the next one.
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            State.SealWords = null;
        }

        _durable = Math.Max(_durable, applied);
        _undurableEvents -= events;
        UserInstruments.OnSnapshot();
    }

    private async ValueTask OpenWordsAsync()
    {
        if (State.Words.Length > 0)
            State.TakeWords(await _seal.OpenAsync(this.GetGrainId(), State.Words, [.. Enumerable.Repeat(_user, State.Recent.Count)]));
    }

    private async ValueTask TakeFeedAsync()
    {
        FeedRecord record = _feedRecord.State;
        if (record.Words.Length > 0)
            record.Feed.TakeWords(await _seal.OpenAsync(this.GetGrainId(), record.Words, [.. record.Feed.Said().Select(one => one.Author)]));
        _view.Take(record.Feed);
        _feedRecord.State = new FeedRecord();
        if (record.IsLost)
            LogFeedLost(_user);
        if (State.Follows.Count > 0 && (!_feedRecord.Exists || record.IsLost))
            this.RegisterGrainTimer(_ => RebuildFeedAsync(), new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private void ScheduleFeedWrite()
    {
        if (!_view.FeedChanged || _feedTimer is not null)
            return;
        var delay = TimeSpan.FromSeconds(_options.FeedWriteDelaySeconds);
        _feedTimer = this.RegisterGrainTimer(_ => WriteFeedInTimerAsync(), new GrainTimerCreationOptions(delay, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private async Task WriteFeedInTimerAsync()
    {
        _feedTimer?.Dispose();
        _feedTimer = null;
        try
        {
            await _feedWrites.RunAsync();
        }
        catch (Exception e)
        {
            LogFeedWriteFailed(e, _user);
            ScheduleFeedWrite();
        }
    }

    private async Task WriteFeedAsync()
    {
        StateWriter writer = new();
        _view.Feed.Write(writer);
        (string, string?)[] said = _view.Feed.Said();
        _view.FeedChanged = false;
        try
        {
            _feedRecord.State = FeedRecord.Of(writer.Written.ToArray(), await _seal.SealAsync(this.GetGrainId(), said));
            await _feedRecord.WriteAsync();
            UserInstruments.OnFeedWritten();
        }
        catch (Exception e)
        {
            _view.FeedChanged = true;
            if (e is InconsistentStateException)
                DeactivateOnIdle();
            throw;
        }
        finally
        {
            // The record is a copy made to be written; what it says lives in the view.
            _feedRecord.State = new FeedRecord();
        }
    }

    // There is no record where the user has never had a feed, or has lost it.
    private async Task RebuildFeedAsync()
    {
        foreach (HashedId followed in State.Follows.All.Where(person => State.Hears(person.Hash)).Take(_options.RebuildFromFollows).ToArray())
        {
            try
            {
                await User(followed.Id).WelcomeAsync([_user]);
            }
            catch (Exception e)
            {
                LogRebuildFailed(e, _user, followed.Id);
            }
        }

        _view.FeedChanged = true;
        ScheduleFeedWrite();
    }
}
