namespace SocialRec.Inference.Models;

/// <summary>
/// The version that serves and, while it is on probation, the one it replaced: a fault on probation brings that one back, so a version that
/// passed its trial and still fails on real requests costs no answer.
/// </summary>
internal sealed class VersionSlot(int probationRuns)
{
    private readonly Lock _gate = new();
    private LoadedModel? _current;
    private LoadedModel? _previous;
    private int _runsLeft;
    private bool _closed;

    /// <summary>The version that serves; it may be let go at any moment.</summary>
    public LoadedModel? Current
    {
        get
        {
            lock (_gate) return _current;
        }
    }

    /// <summary>The version that serves, in use until it is released; null if there is none.</summary>
    public LoadedModel? Acquire()
    {
        lock (_gate) return _current?.AddUser();
    }

    /// <summary>Makes a version serve; the one before stays at hand until the new one has stood its probation.</summary>
    public void Activate(LoadedModel next)
    {
        lock (_gate)
        {
            if (_closed)
            {
                next.Release();
                return;
            }

            _previous?.Release();
            _previous = _current;
            _current = next;
            _runsLeft = probationRuns;
            if (_runsLeft == 0)
                EndProbation();
        }
    }

    /// <summary>Counts a run without a fault.</summary>
    public void Succeeded(LoadedModel model)
    {
        lock (_gate)
        {
            if (model == _current && _previous is not null && --_runsLeft <= 0)
                EndProbation();
        }
    }

    /// <summary>Gives up a version that failed on probation.</summary>
    /// <param name="failed">The version that a run failed on.</param>
    /// <param name="replaced">Whether this call brought the version before back.</param>
    /// <returns>Whether another version now serves and the failed requests can be tried again.</returns>
    public bool RollBack(LoadedModel failed, out bool replaced)
    {
        lock (_gate)
        {
            replaced = failed == _current && _previous is not null;
            if (replaced)
            {
                _current!.Release();
                _current = _previous;
                _previous = null;
            }

            // Another worker may have replaced it meanwhile.
            return _current is not null && _current != failed;
        }
    }

    /// <summary>Lets every version go, and at once any that comes later.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            EndProbation();
            _current?.Release();
            _current = null;
        }
    }

    private void EndProbation()
    {
        _previous?.Release();
        _previous = null;
    }
}
