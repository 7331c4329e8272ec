using SocialRec.Grains.Log;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class LogOptionsTests
{
    [Fact]
    public void Defaults_Pass() => OptionsCheck.DefaultsPass<LogOptions>();

    [Fact]
    public void BadValues_AreRefusedByName()
    {
        OptionsCheck.Refuses<LogOptions>("Log:StorageName", options => options.StorageName = "");
        OptionsCheck.Refuses<LogOptions>("Log:MaxChunkBytes", options => options.MaxChunkBytes = 1_000_000);
        OptionsCheck.Refuses<LogOptions>("Log:MaxWaitingEvents", options => options.MaxWaitingEvents = 999);
        OptionsCheck.Refuses<LogOptions>("Log:RememberedIds", options => options.RememberedIds = 0);
        OptionsCheck.Refuses<LogOptions>("Log:MaxUndurableEvents", options => options.MaxUndurableEvents = 0);
        OptionsCheck.Refuses<LogOptions>("Log:MaxUndurableViews", options => options.MaxUndurableViews = 0);
        OptionsCheck.Refuses<LogOptions>("Log:MaxCallsInFlight", options => options.MaxCallsInFlight = 0);
        OptionsCheck.Refuses<LogOptions>("Log:FlushAfterSeconds", options => options.FlushAfterSeconds = -1);
        OptionsCheck.Refuses<LogOptions>("Log:FeedSettleSeconds", options => options.FeedSettleSeconds = -1);
        OptionsCheck.Refuses<LogOptions>("Log:RoundMs", options => options.RoundMs = 0);
        OptionsCheck.Refuses<LogOptions>("Log:DeliveryAttempts", options => options.DeliveryAttempts = 0);
        OptionsCheck.Refuses<LogOptions>("Log:MaxParkedReceivers", options => options.MaxParkedReceivers = 0);
        OptionsCheck.Refuses<LogOptions>("Log:ParkedRetryMinutes", options => options.ParkedRetryMinutes = -1);
        OptionsCheck.Refuses<LogOptions>("Log:ReminderMinutes", options => options.ReminderMinutes = 0);
    }
}
