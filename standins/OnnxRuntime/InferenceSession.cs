using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A loaded model. Runs may overlap; dispose of it after the last has returned.</summary>
public class InferenceSession : IDisposable
{
    private readonly NodeTable _inputs;
    private readonly NodeTable _outputs;
    private nint _handle;

    /// <summary>Loads the model in a file.</summary>
    /// <exception cref="OnnxRuntimeException">There is no such file, or it is not a model that can run.</exception>
    public InferenceSession(string modelPath, SessionOptions options)
        : this(Load(modelPath, options))
    {
    }

    /// <inheritdoc cref="InferenceSession(string, SessionOptions)"/>
    public InferenceSession(string modelPath)
        : this(WithDefaults(modelPath, Load))
    {
    }

    /// <summary>Loads a model from its bytes, which may be let go afterwards.</summary>
    /// <exception cref="OnnxRuntimeException">It is not a model that can run.</exception>
    public InferenceSession(byte[] model, SessionOptions options)
        : this(Load(model, options))
    {
    }

    /// <inheritdoc cref="InferenceSession(byte[], SessionOptions)"/>
    public InferenceSession(byte[] model)
        : this(WithDefaults(model, Load))
    {
    }

    private InferenceSession(nint handle)
    {
        _handle = handle;
        _inputs = new NodeTable(handle, ApiSlot.SessionGetInputCount, ApiSlot.SessionGetInputName, ApiSlot.SessionGetInputTypeInfo);
        _outputs = new NodeTable(handle, ApiSlot.SessionGetOutputCount, ApiSlot.SessionGetOutputName, ApiSlot.SessionGetOutputTypeInfo);
    }

    /// <summary>The names of the inputs, in the model's order.</summary>
    public IReadOnlyList<string> InputNames => _inputs.Names;

    /// <summary>The names of the outputs, in the model's order.</summary>
    public IReadOnlyList<string> OutputNames => _outputs.Names;

    /// <summary>The inputs by name.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> InputMetadata => _inputs.Metadata;

    /// <summary>The outputs by name.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> OutputMetadata => _outputs.Metadata;

    /// <summary>Runs the model and returns new values for the named outputs.</summary>
    /// <exception cref="OnnxRuntimeException">An input is missing, unknown or of the wrong type or shape, or the run failed.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(
        RunOptions runOptions,
        IReadOnlyCollection<string> inputNames,
        IReadOnlyCollection<OrtValue> inputValues,
        IReadOnlyCollection<string> outputNames)
    {
        Span<nint> results = stackalloc nint[outputNames.Count];
        results.Clear();
        Run(runOptions, inputNames, inputValues, outputNames, results);
        var values = new DisposableList<OrtValue>(results.Length);
        foreach (var result in results)
            values.Add(new OrtValue(result));
        return values;
    }

    /// <summary>Runs the model and writes into tensors that the caller made.</summary>
    /// <exception cref="OnnxRuntimeException">A value is missing, unknown or of the wrong type or shape, or the run failed.</exception>
    public void Run(
        RunOptions runOptions,
        IReadOnlyCollection<string> inputNames,
        IReadOnlyCollection<OrtValue> inputValues,
        IReadOnlyCollection<string> outputNames,
        IReadOnlyCollection<OrtValue> outputValues)
    {
        RequireSameCount(outputNames.Count, outputValues.Count, nameof(outputValues));
        Span<nint> results = stackalloc nint[outputValues.Count];
        Fill(results, outputValues);
        Run(runOptions, inputNames, inputValues, outputNames, results);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the native session.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_handle == 0)
            return;
        Api.Release(ApiSlot.ReleaseSession, _handle);
        _handle = 0;
        _inputs.Dispose();
        _outputs.Dispose();
    }

    private static unsafe nint Load(string modelPath, SessionOptions options)
    {
        using var path = new NativeNames([modelPath]);
        return Api.Get(ApiSlot.CreateSession, OrtEnv.Instance().Handle, path.Pointers[0], options.Handle);
    }

    private static unsafe nint Load(byte[] model, SessionOptions options)
    {
        nint handle = 0;
        fixed (byte* bytes = model)
            Api.Call(ApiSlot.CreateSessionFromArray, OrtEnv.Instance().Handle, (nint)bytes, model.Length, options.Handle, (nint)(&handle));
        return handle;
    }

    private static nint WithDefaults<T>(T model, Func<T, SessionOptions, nint> load)
    {
        using var options = new SessionOptions();
        return load(model, options);
    }

    private static void Fill(Span<nint> handles, IEnumerable<OrtValue> values)
    {
        var next = 0;
        foreach (var value in values)
            handles[next++] = value.Handle;
    }

    private static void RequireSameCount(int names, int values, string parameter)
    {
        if (names != values)
            throw new ArgumentException($"There are {names} names and {values} values.", parameter);
    }

    private unsafe void Run(
        RunOptions runOptions,
        IReadOnlyCollection<string> inputNames,
        IReadOnlyCollection<OrtValue> inputValues,
        IReadOnlyCollection<string> outputNames,
        Span<nint> results)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        RequireSameCount(inputNames.Count, inputValues.Count, nameof(inputValues));
        Span<nint> names = stackalloc nint[inputNames.Count];
        Span<nint> values = stackalloc nint[inputValues.Count];
        Span<nint> wanted = stackalloc nint[outputNames.Count];
        _inputs.Fill(names, inputNames);
        Fill(values, inputValues);
        _outputs.Fill(wanted, outputNames);
        fixed (nint* name = names, value = values, output = wanted, result = results)
            Api.Call(ApiSlot.Run, _handle, runOptions.Handle, (nint)name, (nint)value, values.Length, (nint)output, wanted.Length, (nint)result);
        GC.KeepAlive(inputValues);
    }
}
