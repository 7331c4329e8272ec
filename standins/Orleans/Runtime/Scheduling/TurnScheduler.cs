namespace Orleans.Runtime;

/// <summary>
/// Runs the turns of one activation, one at a time, on the thread pool. Awaits within a turn continue in later turns of the same activation.
/// Its lock guards the queue only and is never held while a turn runs.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem, IWorkItemScheduler
{
    /// <summary>After so many milliseconds an activation with more to do goes to the end of the thread pool's queue.</summary>
    private const int QuantumMs = 25;

    private static readonly ExecutionContext Clean = CaptureClean();

    [ThreadStatic]
    private static TurnScheduler? _current;

    private readonly Lock _gate = new();
    private Queue<object>? _items;
    private bool _running;

    /// <summary>Adds a task, or a call to be accepted by the activation.</summary>
    public void Enqueue(object item)
    {
        lock (_gate)
        {
            (_items ??= new Queue<object>()).Enqueue(item);
            if (_running)
                return;
            _running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    void IThreadPoolWorkItem.Execute()
    {
        var (outerScheduler, outerContext) = (_current, RuntimeContext.Current);
        (_current, RuntimeContext.Current) = (this, activation);
        var started = Environment.TickCount64;
        while (TryDequeue(out var item))
        {
            if (item is Call call)
                RunInTurn(call);
            else
                TryExecuteTask((Task)item);

            // What a turn put into async locals must not reach the next one.
            if (!ReferenceEquals(ExecutionContext.Capture(), Clean))
                ExecutionContext.Restore(Clean);
            if (Environment.TickCount64 - started > QuantumMs)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                break;
            }
        }

        (_current, RuntimeContext.Current) = (outerScheduler, outerContext);
    }

    public void QueueAction(Action action) => new Task(action).Start(this);

    public void QueueAction(Action<object> action, object state) => new Task(action!, state).Start(this);

    void IWorkItemScheduler.QueueTask(Task task) => task.Start(this);

    protected override void QueueTask(Task task) => Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        ReferenceEquals(_current, this) && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
            return [.. _items?.OfType<Task>() ?? []];
    }

    // A call is accepted inside a task of this scheduler, so that TaskScheduler.Current is right for every await the grain makes.
    private void RunInTurn(Call call) => new Task(static state => ((Call)state!).Accept(), call).RunSynchronously(this);

    private bool TryDequeue(out object item)
    {
        lock (_gate)
        {
            if (_items!.TryDequeue(out item!))
                return true;
            _running = false;
            return false;
        }
    }

    private static ExecutionContext CaptureClean()
    {
        ExecutionContext? clean = null;
        var thread = new Thread(() => clean = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return clean!;
    }
}
