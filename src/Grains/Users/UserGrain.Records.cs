using Orleans.Storage;
using SocialRec.Grains.Interfaces.Views;
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

        _durable = Math.Max(_durable, applied);
        _undurableEvents -= events;
        UserInstruments.OnSnapshot();
    }

    private void TakeFeed()
    {
        _view.Take(_feedRecord.State);
        if (_feedRecord.State.IsLost)
            LogFeedLost(_user);
        if (State.Follows.Count > 0 && (!_feedRecord.Exists || _feedRecord.State.IsLost))
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
        _feedRecord.State = _view.Feed;
        _view.FeedChanged = false;
        try
        {
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
