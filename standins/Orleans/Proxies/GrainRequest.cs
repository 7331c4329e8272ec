using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call of a grain method as an object. For each method a subclass is emitted that holds the arguments in fields.</summary>
internal abstract class GrainRequest(MethodShape shape) : IInvokable
{
    public MethodShape Shape { get; } = shape;

    protected object? Target { get; private set; }

    public virtual InvokeMethodOptions Options => Shape.Options;

    public abstract ValueTask<Response> Invoke();

    /// <summary>Puts a copy of the result in its place, so that the caller does not share what the grain keeps.</summary>
    public virtual void CopyResult(Response response)
    {
    }

    public object? GetTarget() => Target;

    // An extension of the runtime is a component beside the grain.
    public virtual void SetTarget(ITargetHolder holder) =>
        Target = Shape.IsOfExtension ? holder.GetComponent(Shape.InterfaceType) : holder.GetTarget();

    public int GetArgumentCount() => Shape.Parameters.Length;

    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual void SetArgument(int index, object? value) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual string GetMethodName() => Shape.Method.Name;

    public virtual string GetInterfaceName() => Shape.InterfaceName;

    public virtual string GetActivityName() => Shape.ActivityName;

    public virtual MethodInfo GetMethod() => Shape.Method;

    public virtual Type GetInterfaceType() => Shape.InterfaceType;

    public TimeSpan? GetDefaultResponseTimeout() => Shape.ResponseTimeout;

    public CancellationToken GetCancellationToken() => Shape.TokenIndex < 0 ? default : (CancellationToken)GetArgument(Shape.TokenIndex)!;

    public bool IsCancellable => Shape.TokenIndex >= 0;

    public void Dispose()
    {
    }

    public override string ToString() => $"{Shape.InterfaceName}.{Shape.Method.Name}({string.Join(", ", Shape.Parameters.Select(parameter => parameter.ParameterType))})";

    protected void CopyResult<T>(Response response)
    {
        if (!Shape.IsResultImmutable && response is Response<T> { TypedResult: { } result } typed)
            typed.TypedResult = CodecOf<T>.Copy(result);
    }
}

/// <summary>A method that returns <see cref="Task"/>.</summary>
internal abstract class TaskRequest(MethodShape shape) : GrainRequest(shape)
{
    public sealed override ValueTask<Response> Invoke()
    {
        try
        {
            var task = InvokeInner();
            return task.IsCompletedSuccessfully ? new(Response.Completed) : Await(task);
        }
        catch (Exception exception)
        {
            return new(Response.FromException(exception));
        }

        static async ValueTask<Response> Await(Task task)
        {
            try
            {
                await task;
                return Response.Completed;
            }
            catch (Exception exception)
            {
                return Response.FromException(exception);
            }
        }
    }

    protected abstract Task InvokeInner();
}

/// <summary>A method that returns <see cref="Task{T}"/>.</summary>
internal abstract class TaskRequest<T>(MethodShape shape) : GrainRequest(shape)
{
    public sealed override ValueTask<Response> Invoke()
    {
        try
        {
            var task = InvokeInner();
            return task.IsCompletedSuccessfully ? new(Response.FromResult(task.GetAwaiter().GetResult())) : Await(task);
        }
        catch (Exception exception)
        {
            return new(Response.FromException(exception));
        }

        static async ValueTask<Response> Await(Task<T> task)
        {
            try
            {
                return Response.FromResult(await task);
            }
            catch (Exception exception)
            {
                return Response.FromException(exception);
            }
        }
    }

    public sealed override void CopyResult(Response response) => CopyResult<T>(response);

    protected abstract Task<T> InvokeInner();
}

/// <summary>A method that returns <see cref="ValueTask"/>.</summary>
internal abstract class ValueTaskRequest(MethodShape shape) : TaskRequest(shape)
{
    protected sealed override Task InvokeInner() => InvokeValue().AsTask();

    protected abstract ValueTask InvokeValue();
}

/// <summary>A method that returns <see cref="ValueTask{T}"/>.</summary>
internal abstract class ValueTaskRequest<T>(MethodShape shape) : GrainRequest(shape)
{
    public sealed override ValueTask<Response> Invoke()
    {
        try
        {
            var task = InvokeValue();
            return task.IsCompletedSuccessfully ? new(Response.FromResult(task.GetAwaiter().GetResult())) : Await(task);
        }
        catch (Exception exception)
        {
            return new(Response.FromException(exception));
        }

        static async ValueTask<Response> Await(ValueTask<T> task)
        {
            try
            {
                return Response.FromResult(await task);
            }
            catch (Exception exception)
            {
                return Response.FromException(exception);
            }
        }
    }

    public sealed override void CopyResult(Response response) => CopyResult<T>(response);

    protected abstract ValueTask<T> InvokeValue();
}

/// <summary>A method that returns nothing.</summary>
internal abstract class VoidRequest(MethodShape shape) : TaskRequest(shape)
{
    protected sealed override Task InvokeInner()
    {
        InvokeNothing();
        return Task.CompletedTask;
    }

    protected abstract void InvokeNothing();
}
