using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Serialization.Codecs;

/// <summary>One member of a type, with its id.</summary>
internal abstract class Member<T>(uint id)
{
    public uint Id { get; } = id;

    public abstract void Copy(ref T source, ref T target);

    public abstract void Write(Writer writer, ref T source);

    public abstract void Read(ref Reader reader, WireType wire, ref T target);
}

/// <summary>One member, read and set by compiled accessors that reach private and read-only fields.</summary>
internal sealed class Member<T, TValue>(uint id, MemberInfo member) : Member<T>(id)
{
    private delegate TValue Getter(ref T target);

    private delegate void Setter(ref T target, TValue value);

    private readonly Getter _get = CompileGetter(member);
    private readonly Setter _set = CompileSetter(member);
    private readonly bool _immutable = member.GetCustomAttribute<ImmutableAttribute>() is not null;

    public override void Copy(ref T source, ref T target)
    {
        var value = _get(ref source);
        _set(ref target, _immutable ? value : CodecOf<TValue>.Copy(value));
    }

    public override void Write(Writer writer, ref T source)
    {
        var (codec, value) = (CodecOf<TValue>.Value, _get(ref source));
        writer.Header(Id, codec.WireOf(value));
        codec.Write(writer, value);
    }

    public override void Read(ref Reader reader, WireType wire, ref T target) => _set(ref target, CodecOf<TValue>.Value.Read(ref reader, wire));

    private static Getter CompileGetter(MemberInfo member)
    {
        var method = new DynamicMethod($"get_{member.Name}", typeof(TValue), [typeof(T).MakeByRefType()], typeof(Member<,>).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        LoadTarget(il);
        if (member is FieldInfo field)
            il.Emit(OpCodes.Ldfld, field);
        else
            il.Emit(OpCodes.Call, ((PropertyInfo)member).GetMethod!);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Getter>();
    }

    private static Setter CompileSetter(MemberInfo member)
    {
        var method = new DynamicMethod($"set_{member.Name}", typeof(void), [typeof(T).MakeByRefType(), typeof(TValue)], typeof(Member<,>).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        LoadTarget(il);
        il.Emit(OpCodes.Ldarg_1);
        if (member is FieldInfo field)
            il.Emit(OpCodes.Stfld, field);
        else
            il.Emit(OpCodes.Call, ((PropertyInfo)member).SetMethod ?? throw new SerializerException($"{typeof(T)}.{member.Name} has an [Id] but cannot be set."));
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Setter>();
    }

    private static void LoadTarget(ILGenerator il)
    {
        il.Emit(OpCodes.Ldarg_0);
        if (!typeof(T).IsValueType)
            il.Emit(OpCodes.Ldind_Ref);
    }
}
