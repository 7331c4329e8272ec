using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization.Codecs;

/// <summary>A type marked <see cref="GenerateSerializerAttribute"/>: its members by id, those of base classes first; unknown ids are skipped.</summary>
internal sealed class ObjectCodec<T> : Codec<T?>
{
    private readonly Lazy<Member<T>[][]> _levels = new(() => Members.Of<T>());
    private readonly Func<T>? _construct = Members.Constructor<T>();

    public override bool IsImmutable { get; } = typeof(T).GetCustomAttribute<ImmutableAttribute>(false) is not null;

    public override T? Copy(T? value)
    {
        if (value is null || IsImmutable)
            return value;
        // A cycle ends in an exception that can be caught, not in a crash.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var copy = Create();
        foreach (var level in _levels.Value)
        {
            foreach (var member in level)
                member.Copy(ref value, ref copy);
        }

        return copy;
    }

    public override WireType WireOf(T? value) => value is null ? WireType.Null : WireType.Group;

    public override void Write(Writer writer, T? value)
    {
        if (value is null)
            return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var levels = _levels.Value;
        for (var level = 0; level < levels.Length; level++)
        {
            if (level > 0)
                writer.Mark(FieldHeader.NextLevel);
            foreach (var member in levels[level])
                member.Write(writer, ref value);
        }

        writer.Mark(FieldHeader.End);
    }

    public override T? Read(ref Reader reader, WireType wire)
    {
        if (wire == WireType.Null)
            return default;
        if (wire != WireType.Group)
            throw Mismatch(wire);
        var levels = _levels.Value;
        var (result, level) = (Create(), 0);
        reader.Enter();
        for (var header = reader.Varint(); header != FieldHeader.End; header = reader.Varint())
        {
            if (header == FieldHeader.NextLevel)
            {
                level++;
                continue;
            }

            var (id, fieldWire) = FieldHeader.Split(header);
            var member = level < levels.Length ? Array.Find(levels[level], candidate => candidate.Id == id) : null;
            if (member is null)
                reader.Skip(fieldWire);
            else
                member.Read(ref reader, fieldWire, ref result);
        }

        reader.Leave();
        return result;
    }

    private T Create() => _construct is null ? (T)RuntimeHelpers.GetUninitializedObject(typeof(T)) : _construct();
}
