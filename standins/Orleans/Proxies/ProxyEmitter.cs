using System.Reflection;
using System.Reflection.Emit;
using Orleans.Serialization.Codecs;

namespace Orleans.Runtime;

/// <summary>
/// Emits, for a grain interface, a reference class that implements it, and for each method a request class with a field per argument.
/// A call then costs no reflection: arguments are copied into fields, and the request invokes the grain by a virtual call.
/// </summary>
internal static class ProxyEmitter
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Opened = [];

    private static readonly AssemblyBuilder Assembly =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Orleans.StandIn.Proxies"), AssemblyBuilderAccess.Run);

    private static readonly ModuleBuilder Module = Assembly.DefineDynamicModule("Proxies");

    private static int _names;

    public static Func<GrainReferenceShared, IdSpan, GrainReference> Emit(Type interfaceType)
    {
        if (!interfaceType.IsInterface)
            throw new ArgumentException($"{interfaceType} is not an interface.", nameof(interfaceType));
        lock (Gate)
        {
            OpenInternalsOf(typeof(ProxyEmitter).Assembly);
            foreach (var type in interfaceType.GetInterfaces().Append(interfaceType))
                OpenInternalsOf(type.Assembly);
            var proxy = DefineProxy(interfaceType);
            return proxy.GetMethod("Create")!.CreateDelegate<Func<GrainReferenceShared, IdSpan, GrainReference>>();
        }
    }

    private static Type DefineProxy(Type interfaceType)
    {
        var proxy = Module.DefineType($"{interfaceType.Name}Reference{_names++}", TypeAttributes.Public | TypeAttributes.Sealed, typeof(GrainReference), [interfaceType]);
        var constructor = DefineConstructor(proxy, typeof(GrainReference), typeof(GrainReferenceShared), typeof(IdSpan));
        var shapes = new List<(FieldBuilder Field, MethodShape Shape)>();
        foreach (var method in interfaceType.GetInterfaces().Append(interfaceType).SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public)))
        {
            var field = proxy.DefineField($"Shape{shapes.Count}", typeof(MethodShape), FieldAttributes.Public | FieldAttributes.Static);
            shapes.Add((field, new MethodShape(method)));
            DefineMethod(proxy, method, field);
        }

        var create = proxy.DefineMethod("Create", MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), [typeof(GrainReferenceShared), typeof(IdSpan)]);
        var il = create.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);

        var type = proxy.CreateType();
        foreach (var (field, shape) in shapes)
            type.GetField(field.Name)!.SetValue(null, shape);
        return type;
    }

    private static void DefineMethod(TypeBuilder proxy, MethodInfo method, FieldInfo shape)
    {
        if (method.IsGenericMethodDefinition || method.IsSpecialName)
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: generic methods, properties and events of grain interfaces are not supported by this engine.");
        var parameters = method.GetParameters();
        var (request, fields) = DefineRequest(method);
        var body = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            [.. parameters.Select(parameter => parameter.ParameterType)]);
        var il = body.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, shape);
        il.Emit(OpCodes.Newobj, request.GetConstructors().Single());
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, i + 1);
            if (parameters[i].GetCustomAttribute<ImmutableAttribute>() is null)
                il.Emit(OpCodes.Call, typeof(CodecOf<>).MakeGenericType(parameters[i].ParameterType).GetMethod(nameof(CodecOf<>.Copy))!);
            il.Emit(OpCodes.Stfld, request.GetField(fields[i].Name)!);
        }

        il.Emit(OpCodes.Call, InvokerOf(method));
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(body, method);
    }

    private static (Type Request, FieldInfo[] Fields) DefineRequest(MethodInfo method)
    {
        var (baseType, inner) = BaseOf(method);
        var request = Module.DefineType($"{method.Name}Request{_names++}", TypeAttributes.Public | TypeAttributes.Sealed, baseType);
        DefineConstructor(request, baseType, typeof(MethodShape));
        var fields = method.GetParameters().Select((parameter, index) => request.DefineField($"Arg{index}", parameter.ParameterType, FieldAttributes.Public)).ToArray();

        var implementation = Override(request, baseType, inner);
        implementation.Emit(OpCodes.Ldarg_0);
        implementation.Emit(OpCodes.Call, typeof(GrainRequest).GetProperty("Target", BindingFlags.Instance | BindingFlags.NonPublic)!.GetMethod!);
        implementation.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            implementation.Emit(OpCodes.Ldarg_0);
            implementation.Emit(OpCodes.Ldfld, field);
        }

        implementation.Emit(OpCodes.Callvirt, method);
        implementation.Emit(OpCodes.Ret);
        if (fields.Length > 0)
        {
            DefineGetArgument(request, baseType, fields);
            DefineSetArgument(request, baseType, fields);
        }

        return (request.CreateType(), fields);
    }

    private static void DefineGetArgument(TypeBuilder request, Type baseType, FieldInfo[] fields)
    {
        var il = Override(request, baseType, nameof(GrainRequest.GetArgument));
        Switch(il, fields, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Box, field.FieldType);
        });
    }

    private static void DefineSetArgument(TypeBuilder request, Type baseType, FieldInfo[] fields)
    {
        var il = Override(request, baseType, nameof(GrainRequest.SetArgument));
        Switch(il, fields, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, field.FieldType);
            il.Emit(OpCodes.Stfld, field);
        });
    }

    private static void Switch(ILGenerator il, FieldInfo[] fields, Action<FieldInfo> emitCase)
    {
        var cases = fields.Select(_ => il.DefineLabel()).ToArray();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, cases);
        il.Emit(OpCodes.Ldstr, "index");
        il.Emit(OpCodes.Newobj, typeof(ArgumentOutOfRangeException).GetConstructor([typeof(string)])!);
        il.Emit(OpCodes.Throw);
        for (var i = 0; i < fields.Length; i++)
        {
            il.MarkLabel(cases[i]);
            emitCase(fields[i]);
            il.Emit(OpCodes.Ret);
        }
    }

    private static (Type Base, string Inner) BaseOf(MethodInfo method)
    {
        var result = method.ReturnType;
        if (result == typeof(void))
            return (typeof(VoidRequest), "InvokeNothing");
        if (result == typeof(Task))
            return (typeof(TaskRequest), "InvokeInner");
        if (result == typeof(ValueTask))
            return (typeof(ValueTaskRequest), "InvokeValue");
        var definition = result.IsGenericType ? result.GetGenericTypeDefinition() : null;
        if (definition == typeof(Task<>))
            return (typeof(TaskRequest<>).MakeGenericType(result.GetGenericArguments()), "InvokeInner");
        if (definition == typeof(ValueTask<>))
            return (typeof(ValueTaskRequest<>).MakeGenericType(result.GetGenericArguments()), "InvokeValue");
        if (definition == typeof(IAsyncEnumerable<>))
            return (typeof(AsyncEnumerableRequest<>).MakeGenericType(result.GetGenericArguments()), "InvokeEnumerable");
        throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns {result}; grain methods return Task, ValueTask, IAsyncEnumerable or void.");
    }

    private static MethodInfo InvokerOf(MethodInfo method)
    {
        var result = method.ReturnType;
        var name = result == typeof(void) ? nameof(GrainReference.InvokeVoid)
            : result.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal) ? nameof(GrainReference.InvokeEnumerable)
            : result.IsValueType ? nameof(GrainReference.InvokeValueTask)
            : nameof(GrainReference.InvokeTask);
        var invoker = typeof(GrainReference).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic).Single(candidate => candidate.Name == name && candidate.IsGenericMethod == result.IsGenericType);
        return result.IsGenericType ? invoker.MakeGenericMethod(result.GetGenericArguments()) : invoker;
    }

    private static ConstructorBuilder DefineConstructor(TypeBuilder type, Type baseType, params Type[] parameters)
    {
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, parameters);
        var il = constructor.GetILGenerator();
        for (var i = 0; i <= parameters.Length; i++)
            il.Emit(OpCodes.Ldarg, i);
        il.Emit(OpCodes.Call, baseType.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, parameters)!);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    private static ILGenerator Override(TypeBuilder type, Type baseType, string name)
    {
        var method = baseType.GetMethod(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
        var attributes = (method.Attributes & MethodAttributes.MemberAccessMask) | MethodAttributes.Virtual | MethodAttributes.HideBySig;
        return type.DefineMethod(name, attributes, method.ReturnType, [.. method.GetParameters().Select(parameter => parameter.ParameterType)]).GetILGenerator();
    }

    /// <summary>Lets the emitted classes see the internal types of an assembly: grain interfaces may be internal.</summary>
    private static void OpenInternalsOf(Assembly assembly)
    {
        if (!Opened.Add(assembly.GetName().Name!))
            return;
        var constructor = typeof(System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        Assembly.SetCustomAttribute(new CustomAttributeBuilder(constructor, [assembly.GetName().Name!]));
    }
}
