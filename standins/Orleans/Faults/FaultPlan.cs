using Orleans.Runtime;

namespace Orleans.Faults;

/// <summary>What this engine does wrong on request. Only fault tests use it; real Orleans has no such thing.</summary>
public enum Fault
{
    /// <summary>The call runs, and its answer never arrives: the caller times out.</summary>
    LostReply,

    /// <summary>The call arrives late.</summary>
    DelayedCall,

    /// <summary>A write to storage is kept, and then reported as failed.</summary>
    WriteFailsAfterCommit,

    /// <summary>The grain gets a second activation; the first lives on with what it was doing, as on a silo that was declared dead too early.</summary>
    SecondActivation,
}

/// <summary>
/// Decides from a seed which calls and writes go wrong. Each grain has its own sequence for each kind of fault, so the decisions do not
/// depend on how the calls to different grains happen to interleave.
/// </summary>
public sealed class FaultPlan(int seed)
{
    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];
    private readonly Dictionary<(Fault, GrainId), uint> _sequence = [];
    private readonly Dictionary<Fault, int> _counts = [];

    /// <summary>How late a delayed call arrives.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Has a share of what the filter lets through go wrong; the filter sees the grain and the method's or the state's name.</summary>
    public FaultPlan Inject(Fault fault, double probability, Func<GrainId, string, bool>? where = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probability is >= 0 and <= 1, true, nameof(probability));
        lock (_gate)
            _rules.Add(new Rule(fault, probability, where));
        return this;
    }

    /// <summary>No more faults from now on.</summary>
    public void Heal()
    {
        lock (_gate)
            _rules.Clear();
    }

    /// <summary>How often a fault has happened.</summary>
    public int CountOf(Fault fault)
    {
        lock (_gate)
            return _counts.GetValueOrDefault(fault);
    }

    internal bool LosesReply(Call call) => !call.IsLocal && Strikes(Fault.LostReply, call.Target, call.Request.GetMethodName());

    internal bool Strikes(Fault fault, GrainId grain, string name)
    {
        lock (_gate)
        {
            foreach (var rule in _rules)
            {
                if (rule.Fault != fault || rule.Where?.Invoke(grain, name) == false)
                    continue;
                var number = _sequence[(fault, grain)] = _sequence.GetValueOrDefault((fault, grain)) + 1;
                if (Draw(fault, grain, number) >= rule.Probability)
                    continue;
                _counts[fault] = _counts.GetValueOrDefault(fault) + 1;
                return true;
            }
        }

        return false;
    }

    private double Draw(Fault fault, GrainId grain, uint number) =>
        StableHash.Compute($"{seed}/{fault}/{grain}/{number}") / (uint.MaxValue + 1.0);

    private sealed record Rule(Fault Fault, double Probability, Func<GrainId, string, bool>? Where);
}
