namespace SocialRec.Grains.State;

/// <summary>So many may be under way at once; others wait in line. For use within one grain's turns.</summary>
internal sealed class Slots(int count)
{
    private readonly Queue<TaskCompletionSource> _line = [];
    private int _free = count;

    public Task EnterAsync()
    {
        if (_free > 0)
        {
            _free--;
            return Task.CompletedTask;
        }

        TaskCompletionSource turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _line.Enqueue(turn);
        return turn.Task;
    }

    public void Leave()
    {
        if (_line.TryDequeue(out TaskCompletionSource? turn))
            turn.SetResult();
        else
            _free++;
    }
}
