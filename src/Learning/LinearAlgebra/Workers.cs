using System.Runtime.ExceptionServices;

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>
/// Runs loops on threads of its own. The shared pool is left alone, because a silo's grain turns run there and must not queue behind training.
/// </summary>
/// <param name="threads">How many threads work at once, the caller's included; at least 1.</param>
/// <param name="cancellation">Stops every loop between two iterations.</param>
public sealed class Workers(int threads, CancellationToken cancellation = default)
{
    /// <summary>How many threads work at once.</summary>
    public int Threads { get; } = Math.Max(1, threads);

    /// <summary>Stops every loop between two iterations.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Calls <paramref name="body"/> once for each index below <paramref name="count"/>, in no fixed order.</summary>
    /// <param name="count">Number of indexes.</param>
    /// <param name="body">The work; must be safe to run on several threads.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void For(int count, Action<int> body) => For(count, static () => 0, (index, _) => body(index));

    /// <summary>Like <see cref="For(int, Action{int})"/>, with scratch state made once per thread.</summary>
    /// <typeparam name="TState">Type of the scratch state.</typeparam>
    /// <param name="count">Number of indexes.</param>
    /// <param name="createState">Makes one thread's scratch state.</param>
    /// <param name="body">The work.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void For<TState>(int count, Func<TState> createState, Action<int, TState> body)
    {
        var next = -1;
        ExceptionDispatchInfo? failure = null;

        void Work()
        {
            try
            {
                var state = createState();
                for (int index; (index = Interlocked.Increment(ref next)) < count;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (Volatile.Read(ref failure) is not null) return;
                    body(index, state);
                }
            }
            catch (Exception exception)
            {
                // The first failure of any thread is what the caller sees; the others stop at their next index.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }
        }

        var others = new Thread[Math.Min(Threads, count) is var n and > 1 ? n - 1 : 0];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Work) { IsBackground = true, Name = "learning" };
            others[i].Start();
        }

        Work();
        foreach (var thread in others) thread.Join();
        failure?.Throw();
    }
}
