using System.Text;

namespace Orleans.Runtime;

/// <summary>The key half of a grain's identity: a UTF-8 string with its hash computed once.</summary>
[Immutable]
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>, ISpanFormattable
{
    private readonly string? _value;
    private readonly int _hash;

    public IdSpan(byte[] value) : this(Encoding.UTF8.GetString(value))
    {
    }

    private IdSpan(string value)
    {
        _value = value;
        _hash = string.GetHashCode(value);
    }

    public bool IsDefault => _value is null;

    public static IdSpan Create(string id) => new(id ?? throw new ArgumentNullException(nameof(id)));

    public ReadOnlySpan<byte> AsSpan() => _value is null ? default : Encoding.UTF8.GetBytes(_value);

    public uint GetUniformHashCode() => StableHash.Compute(_value ?? "");

    public bool Equals(IdSpan other) => _hash == other._hash && string.Equals(_value, other._value);

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => _hash;

    public int CompareTo(IdSpan other) => string.CompareOrdinal(_value, other._value);

    public override string ToString() => _value ?? "";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite($"{_value}", out charsWritten);

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
