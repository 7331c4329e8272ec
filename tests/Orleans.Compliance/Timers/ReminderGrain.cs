namespace SocialRec.Orleans.Compliance;

public interface IReminderGrain : IGrainWithStringKey
{
    Task<string> RegisterAsync(string name, TimeSpan dueTime, TimeSpan period);

    Task UnregisterAsync(string name);

    Task<List<string>> ListAsync();
}

internal sealed class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    public async Task<string> RegisterAsync(string name, TimeSpan dueTime, TimeSpan period)
    {
        var reminder = await this.RegisterOrUpdateReminder(name, dueTime, period);
        return reminder.ReminderName;
    }

    public async Task UnregisterAsync(string name)
    {
        if (await this.GetReminder(name) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    public async Task<List<string>> ListAsync() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (status.Period == TimeSpan.FromMinutes(1))
            Gate.Of(reminderName).Enter();
        return Task.CompletedTask;
    }
}
