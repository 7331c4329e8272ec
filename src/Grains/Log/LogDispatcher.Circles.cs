using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Log;

/// <content>Circles: who hears of an act is known once its author's view has answered.</content>
internal sealed partial class LogDispatcher
{
    private async Task ToCirclesAsync(LogChunk chunk, UserAnswers answers)
    {
        if (CirclesOf(chunk, answers) is not { } circles || tail.Find(chunk.Number) is not { } waiting)
            return;
        await Task.WhenAll(circles.Select(circle => ToCircleAsync(tail.Join(ReceiverKind.Circle, circle.Key, waiting), chunk, circle.Value)));
    }

    private async Task ToCircleAsync(Receiver receiver, LogChunk chunk, List<int> events)
    {
        if (receiver.CatchingUp)
            return;
        await _calls.EnterAsync();
        try
        {
            Note(receiver, await deliveries.ToCircleAsync(receiver, chunk, events), chunk.Last);
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

    private async Task<ViewProgress> CircleAgainAsync(Receiver receiver, LogChunk chunk)
    {
        UserAnswers answers = await ToUsersAsync(chunk);
        return await deliveries.ToCircleAsync(receiver, chunk, CirclesOf(chunk, answers)?.GetValueOrDefault(receiver.Id) ?? []);
    }

    // Null where there are none, as in most chunks of most shops.
    private static Dictionary<string, List<int>>? CirclesOf(LogChunk chunk, UserAnswers answers)
    {
        Dictionary<string, List<int>>? circles = null;
        for (int i = 0; i < chunk.Events.Length; i++)
        {
            foreach (string circle in answers.Circles[i] ?? Named(chunk.Events[i]))
            {
                circles ??= [];
                if (!circles.TryGetValue(circle, out List<int>? events))
                    circles.Add(circle, events = []);
                events.Add(i);
            }
        }

        return circles;
    }

    // Where the author's view does not answer, what was shared with a circle still reaches that one.
    private static string[] Named(SocialEvent e) =>
        e.Circle is { } circle && (e.Type == EventType.Leave || (e.Type.IsPublic() && e.Item is not null && e.TargetUser is null)) ? [circle] : [];
}
