using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Orleans.Serialization.Invocation;

/// <summary>What a call came to: a result, nothing, or an exception.</summary>
public abstract class Response : IDisposable
{
    public static Response Completed => CompletedResponse.Instance;

    public abstract object? Result { get; set; }

    public abstract Exception? Exception { get; set; }

    public static Response FromException(Exception exception) => new ExceptionResponse { Exception = exception };

    public static Response FromResult<TResult>(TResult value) => new Response<TResult> { TypedResult = value };

    public abstract T? GetResult<T>();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    public override string ToString() => Exception?.ToString() ?? Result?.ToString() ?? "[null]";
}

/// <summary>A call without a result has ended well.</summary>
public sealed class CompletedResponse : Response
{
    public static CompletedResponse Instance { get; } = new();

    public override object? Result
    {
        get => null;
        set => throw new InvalidOperationException($"Type {nameof(CompletedResponse)} is read-only");
    }

    public override Exception? Exception
    {
        get => null;
        set => throw new InvalidOperationException($"Type {nameof(CompletedResponse)} is read-only");
    }

    public override T? GetResult<T>() where T : default => default;
}

/// <summary>A call has failed.</summary>
public sealed class ExceptionResponse : Response
{
    public override Exception? Exception { get; set; }

    public override object? Result
    {
        get => GetResult<object>();
        set => throw new InvalidOperationException($"Cannot set result property on response of type {nameof(ExceptionResponse)}");
    }

    public override T? GetResult<T>() where T : default
    {
        ExceptionDispatchInfo.Throw(Exception!);
        return default;
    }
}

/// <summary>A call's result.</summary>
public sealed class Response<TResult> : Response
{
    private TResult? _result;

    public TResult? TypedResult
    {
        get => _result;
        set => _result = value;
    }

    public override Exception? Exception
    {
        get => null;
        set => throw new InvalidOperationException($"Cannot set {nameof(Exception)} property for type {nameof(Response<TResult>)}");
    }

    public override object? Result
    {
        get => _result;
        set => _result = (TResult?)value;
    }

    public override T? GetResult<T>() where T : default =>
        typeof(T) == typeof(TResult) ? Unsafe.As<TResult?, T?>(ref _result) : (T?)(object?)_result;
}
