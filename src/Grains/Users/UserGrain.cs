using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Followers;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Keys;
using SocialRec.Grains.Reviews;
using SocialRec.Grains.State;
using SocialRec.Grains.Tenants;
using SocialRec.Grains.Timelines;

namespace SocialRec.Grains.Users;

/// <summary>
/// A user; key <c>tenant/user</c>. Owns the profile and shows what the log says: recent events, counts, seen and settled items, relations, and the feed of friends' acts.
/// Everything but the writing of profiles interleaves. The snapshot and the feed survive deactivation; the tail of the log makes up for what they miss.
/// </summary>
internal sealed partial class UserGrain : Grain, IUserGrain, IUserView, IFeedView
{
    private readonly IPersistentState<UserState> _snapshot;
    private readonly LazyRecord<FeedRecord> _feedRecord;
    private readonly WordSeal _seal;
    private readonly TenantLayouts _layouts;
    private readonly ShopperPictures _pictures;
    private readonly TimeProvider _time;
    private readonly ILogger<UserGrain> _logger;
    private readonly UserOptions _options;
    private readonly Coalesced _snapshots;
    private readonly Coalesced _feedWrites;
    private readonly WrittenThrough<AuthorPortrait> _portrait;
    private readonly Paced _timeline;
    private readonly string _tenant;
    private readonly string _user;
    private UserView _view = null!;
    private ILogPartitionGrain _partition = null!;
    private IGrainTimer? _feedTimer;
    private long _durable;
    private int _undurableEvents;
    private long _stamp;

    public UserGrain(
        [PersistentState("user")] IPersistentState<UserState> snapshot,
        IGrainStorage storage,
        WordSeal seal, TenantLayouts layouts, ShopperPictures pictures, IOptions<UserOptions> options, IOptions<TimelineOptions> timelines, TimeProvider time, ILogger<UserGrain> logger)
    {
        _snapshot = snapshot;
        _seal = seal;
        _layouts = layouts;
        _pictures = pictures;
        _time = time;
        _logger = logger;
        _options = options.Value;
        string key = this.GetPrimaryKeyString();
        (_tenant, _user) = (GrainKey.Tenant(key), GrainKey.Id(key));
        _feedRecord = new LazyRecord<FeedRecord>(storage, "feed", this.GetGrainId());
        _portrait = new WrittenThrough<AuthorPortrait>(new LazyRecord<AuthorPortrait>(storage, "portrait", this.GetGrainId()));
        _snapshots = new Coalesced(WriteSnapshotAsync);
        _feedWrites = new Coalesced(WriteFeedAsync);
        _timeline = new Paced(this, TimeSpan.FromMilliseconds(timelines.Value.PublishMs), PublishTimelineAsync, e => LogNotPublished(e, _user));
    }

    private UserState State => _snapshot.State;

    private ViewProgress Progress => new(State.Applied, _durable);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Versions of one activation follow each other; those of the next begin above them.
        const int VersionsPerMs = 1 << 20;
        _view = new UserView(_user, State, _time.GetUtcNow().ToUnixTimeMilliseconds() * VersionsPerMs);
        _durable = State.Applied;
        _partition = GrainFactory.Refer<ILogPartitionGrain>(GrainKey.Of(_tenant, (await _layouts.GetAsync(_tenant)).PartitionOf(_user)));
        _stamp = TimelineStamps.First(_time);
        await OpenWordsAsync();
        await Task.WhenAll(ReadTailAsync(), _feedRecord.ReadAsync());
        await TakeFeedAsync();
        _pictures.Open(this.GetPrimaryKeyString(), _view.Picture);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _pictures.Close(this.GetPrimaryKeyString(), _view.Picture);
        if (_durable < State.Applied)
            await _snapshots.RunAsync();
        if (_view.FeedChanged)
            await _feedWrites.RunAsync();
        if (_timeline.IsWanted)
            await PublishTimelineAsync();
    }

    /// <inheritdoc/>
    public async Task<UserDetails?> GetAsync()
    {
        if (!State.IsKnown)
            return null;
        long followers = await GrainFactory.Refer<IFollowersGrain>(GrainKey.Of(_tenant, _user)).CountAsync();
        return UserDetailsMapping.Of(_user, State, _view.Feed, followers) with { Portrait = await PortraitAsync() };
    }

    /// <inheritdoc/>
    public Task<ShopperContext> GetContextAsync(long minPosition) => minPosition <= State.Applied ? _view.ContextAnswer : GetContextSinceAsync(minPosition);

    /// <inheritdoc/>
    public Task PutProfileAsync(UserProfile profile) => WriteProfileAsync(profile);

    /// <inheritdoc/>
    public async Task<bool> PutProfileIfVersionAsync(UserProfile profile, long version)
    {
        if (version != State.ShownProfileVersion)
            return false;
        await WriteProfileAsync(profile);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteProfileAsync()
    {
        if (State.Profile is null)
            return false;
        await WriteProfileAsync(null);
        return true;
    }

    /// <inheritdoc/>
    public Task<UserProgress> ApplyAsync(UserDelta delta)
    {
        if (State.Applied < delta.Previous)
        {
            UserInstruments.OnBehind();
            return Task.FromResult(new UserProgress(Progress, Array.ConvertAll(delta.Events, _ => Array.Empty<ulong>()), HasNews: true));
        }

        var before = new ulong[delta.Events.Length][];
        string[][]? circles = null;
        for (int i = 0; i < before.Length; i++)
        {
            _undurableEvents += _view.Apply(delta.Events[i], delta.First + i, out before[i]) ? 1 : 0;
            string[] heardIn = HeardCircles.Of(State, delta.Events[i], delta.First + i);
            if (heardIn.Length > 0)
                (circles ??= Array.ConvertAll(delta.Events, _ => Array.Empty<string>()))[i] = heardIn;
        }

        ScheduleFeedWrite();
        if (_undurableEvents >= _options.SnapshotEvery && !_snapshots.IsRunning)
            _ = SnapshotInBackgroundAsync();
        return Task.FromResult(new UserProgress(Progress, before, HasNews(delta.Events), circles));
    }

    /// <inheritdoc/>
    public async Task<ViewProgress> FlushAsync(long upTo)
    {
        if (_durable < upTo && _durable < State.Applied)
            await _snapshots.RunAsync();
        return Progress;
    }

    /// <inheritdoc/>
    public Task<long> DeliverActsAsync(ActsDelivery delivery)
    {
        long taken = _view.Deliver(HashedIds.Of(delivery.Author).Hash, delivery);
        ScheduleFeedWrite();
        if (taken >= delivery.Previous && delivery.Acts is [.., { TimeMs: { } time }])
            UserInstruments.OnFeedTaken(_time.GetUtcNow().ToUnixTimeMilliseconds() - time);
        return Task.FromResult(taken);
    }

    /// <inheritdoc/>
    public Task DeliverDirectAsync(string author, FriendAct[] acts)
    {
        _view.DeliverDirect(HashedIds.Of(author).Hash, acts);
        ScheduleFeedWrite();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeliverBlockAsync(string author, long position, bool blocked)
    {
        _view.DeliverBlock(HashedIds.Of(author).Hash, position, blocked);
        ScheduleFeedWrite();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeliverWithdrawalAsync(string author, long upTo)
    {
        _view.Withdraw(HashedIds.Of(author).Hash, upTo);
        ScheduleFeedWrite();
        return Task.CompletedTask;
    }

    private async Task<ShopperContext> GetContextSinceAsync(long minPosition)
    {
        await ReadTailAsync();
        return minPosition <= State.Applied
            ? _view.Context
            : throw new UnavailableException($"The log of user '{_user}' ends at {State.Applied}, before the position asked for ({minPosition}).");
    }

    private async Task ReadTailAsync()
    {
        for (bool atEnd = false; !atEnd;)
        {
            LogPage page = await _partition.ReadUserTailAsync(_user, State.Applied);
            for (int i = 0; i < page.Events.Length; i++)
                _undurableEvents += _view.Apply(page.Events[i], page.Positions[i], out _) ? 1 : 0;
            _view.Reach(page.NextPosition);
            atEnd = page.AtEnd;
        }

        UserInstruments.OnTailRead();
    }

    private async Task WriteProfileAsync(UserProfile? profile)
    {
        (UserProfile? before, long version) = (State.Profile, State.ProfileVersion);
        State.Profile = profile;
        State.ProfileVersion = version + 1;
        try
        {
            await _snapshots.RunAsync();
        }
        catch (Exception e)
        {
            (State.Profile, State.ProfileVersion) = (before, version);
            throw new UnavailableException("The profile could not be written; try again.", e);
        }

        _view.Touch();
        if (profile is null or { Private: true })
            await WithdrawQuotesAsync();
        if (profile is { Private: true } && before is not { Private: true })
            await WithdrawEverywhereAsync();
        else if (State.IsPulled)
            _timeline.Ask();
    }
}
