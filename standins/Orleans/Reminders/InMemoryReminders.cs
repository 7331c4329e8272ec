using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>Reminders in the silo's memory, one timer each; a tick is a call that activates its grain.</summary>
internal sealed class InMemoryReminders(IGrainFactory grains, TimeProvider clock, IOptions<ReminderOptions> options, ILogger<InMemoryReminders> logger)
    : IReminderRegistry, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<(GrainId, string), Reminder> _reminders = new();

    public Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
            throw new ArgumentException($"Cannot register reminder {reminderName} as requested period ({period}) is less than minimum allowed reminder period ({options.Value.MinimumReminderPeriod})");
        var reminder = new Reminder(reminderName, callingGrainId, period, clock.GetUtcNow().UtcDateTime + dueTime);
        _reminders.AddOrUpdate((callingGrainId, reminderName), reminder, (_, replaced) =>
        {
            replaced.Dispose();
            return reminder;
        });
        reminder.Start(clock, dueTime, () => TickAsync(reminder));
        return Task.FromResult<IGrainReminder>(reminder);
    }

    public Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        if (_reminders.TryRemove((callingGrainId, reminder.ReminderName), out var removed))
            removed.Dispose();
        return Task.CompletedTask;
    }

    public Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        Task.FromResult<IGrainReminder?>(_reminders.GetValueOrDefault((callingGrainId, reminderName)));

    public Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) =>
        Task.FromResult(_reminders.Where(entry => entry.Key.Item1 == callingGrainId).Select(entry => (IGrainReminder)entry.Value).ToList());

    void ILifecycleParticipant<ISiloLifecycle>.Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(InMemoryReminders), ServiceLifecycleStage.Active, _ => Task.CompletedTask, _ => StopAsync());

    private async Task TickAsync(Reminder reminder)
    {
        try
        {
            var grain = grains.GetGrain<IRemindable>(reminder.GrainId);
            await grain.ReceiveReminder(reminder.ReminderName, new TickStatus(reminder.FirstTick, reminder.Period, clock.GetUtcNow().UtcDateTime));
        }
        catch (Exception exception)
        {
            Log.ReminderFailed(logger, exception, reminder.ReminderName, reminder.GrainId);
        }
    }

    private Task StopAsync()
    {
        foreach (var reminder in _reminders.Values)
            reminder.Dispose();
        return Task.CompletedTask;
    }

    private sealed class Reminder(string name, GrainId grainId, TimeSpan period, DateTime firstTick) : IGrainReminder, IDisposable
    {
        private ITimer? _timer;

        public string ReminderName { get; } = name;

        public GrainId GrainId { get; } = grainId;

        public TimeSpan Period { get; } = period;

        public DateTime FirstTick { get; } = firstTick;

        public void Start(TimeProvider clock, TimeSpan dueTime, Func<Task> tick)
        {
            using (ExecutionContext.SuppressFlow())
                _timer = clock.CreateTimer(_ => _ = tick(), null, dueTime, Period);
        }

        public void Dispose() => _timer?.Dispose();
    }
}
