using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Log;

/// <content>Single deliveries, and bringing up receivers that missed one.</content>
internal sealed partial class LogDispatcher
{
    // How often a user is asked for what came before an act before the act is passed on without it.
    private const int UserTries = 3;

    private async Task ToUserAsync(LogChunk chunk, int number, UserAnswers answers)
    {
        UserRun run = chunk.Runs[number];
        Receiver? receiver = tail.Find(ReceiverKind.User, run.User);
        for (int attempt = 1; attempt <= UserTries && receiver?.CatchingUp != true; attempt++)
        {
            await _calls.EnterAsync();
            try
            {
                UserProgress answer = await deliveries.ToUserAsync(receiver, chunk, run);
                answer.Before.CopyTo(answers.Before, run.Start);
                answers.HasNews[number] = answer.HasNews;
                answers.Hear(run, answer.Circles);
                if (receiver is not null)
                    Note(receiver, answer.Progress, chunk.PositionOf(run.Start + run.Count - 1));
                return;
            }
            catch (Exception e)
            {
                LogDeliveryFailed(e, ReceiverKind.User, run.User, chunk.Number);
            }
            finally
            {
                _calls.Leave();
            }
        }

        if (receiver is { CatchingUp: false })
            Begin(receiver);
    }

    private async Task BringAsync(Receiver? receiver, LogChunk chunk, ArraySegment<int> events, ulong[]?[] before)
    {
        // A receiver that is gone from the tail has made the chunk durable already.
        if (receiver is null or { CatchingUp: true })
            return;
        await _calls.EnterAsync();
        try
        {
            Note(receiver, await DeliverAsync(receiver, chunk, events, before), chunk.PositionOf(events[^1]));
        }
        catch (Exception e)
        {
            LogDeliveryFailed(e, receiver.Kind, receiver.Id, chunk.Number);
            Begin(receiver);
        }
        finally
        {
            _calls.Leave();
        }
    }

    private async Task ToFeedsAsync(LogChunk chunk, UserRun author)
    {
        if (tail.Find(ReceiverKind.Feeds, author.User) is null)
        {
            await _calls.EnterAsync();
            try
            {
                await deliveries.ToFeedsAsync(author.User, LogPosition.StartOf(chunk.Number) - 1, chunk.Last);
                return;
            }
            catch (Exception e)
            {
                LogDeliveryFailed(e, ReceiverKind.Feeds, author.User, chunk.Number);
            }
            finally
            {
                _calls.Leave();
            }
        }

        if (tail.Find(chunk.Number) is not { } waiting)
            return;
        Receiver feeds = tail.Join(ReceiverKind.Feeds, author.User, waiting);
        if (!feeds.CatchingUp)
            Begin(feeds);
    }

    private Task<ViewProgress> DeliverAsync(Receiver receiver, LogChunk chunk, ArraySegment<int> events, ulong[]?[] before) => receiver.Kind switch
    {
        ReceiverKind.Item => deliveries.ToItemAsync(receiver, chunk, events, before),
        ReceiverKind.Members => deliveries.ToMembersAsync(receiver, chunk, events),
        _ => deliveries.ToFollowersAsync(receiver, chunk, events),
    };

    // A view that stands below what it was just given has missed something before.
    private void Note(Receiver receiver, ViewProgress progress, long given)
    {
        tail.Confirm(receiver, progress.Durable);
        if (progress.Applied < given && !receiver.CatchingUp)
            Begin(receiver);
    }
}
