using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Encodings.Web;

namespace SocialRec.Gateway.Json;

/// <summary>
/// Writes JSON piece by piece into a buffer that grows: for the one answer that goes out thousands of times a second, whose names and punctuation are known in
/// advance. The caller sees to it that the pieces make a whole.
/// </summary>
internal ref struct JsonBytes(ArrayBufferWriter<byte> buffer)
{
    private const int MaxNumberBytes = 32;
    private const int Million = 1_000_000;

    /// <summary>What JSON wants escaped, and surrogates, which may stand alone.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\x7f', '\x85', '\u2028', '\u2029', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private Span<byte> _free = buffer.GetSpan();
    private int _used;

    /// <summary>Appends bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> json) => json.CopyTo(Reserve(json.Length));

    /// <summary>Appends a text in quotes; <c>null</c> for none.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Raw("null"u8);
            return;
        }
        if (PlainText(text))
            return;
        string escaped = text.AsSpan().ContainsAny(Special) ? WireJson.Encoder.Encode(text) : text;
        Ensure(3 * escaped.Length + 2);
        _free[_used++] = (byte)'"';
        _used += Encoding.UTF8.GetBytes(escaped, _free[_used..]);
        _free[_used++] = (byte)'"';
    }

    /// <summary>Appends a whole number.</summary>
    public void Number(long number)
    {
        Ensure(MaxNumberBytes);
        Utf8Formatter.TryFormat(number, _free[_used..], out int written);
        _used += written;
    }

    /// <summary>Appends a finite number; one below 1 with six places, which is more than a score or weight can mean.</summary>
    /// <exception cref="ArgumentException">The number is not finite: JSON has no word for it.</exception>
    public void Number(float number)
    {
        if (!float.IsFinite(number))
            throw new ArgumentException($"{number} cannot be written as JSON.", nameof(number));
        Ensure(MaxNumberBytes);
        int millionths = number is >= 0 and < 1 ? (int)(number * Million + 0.5f) : -1;
        if (millionths is > 0 and < Million)
            Fraction(millionths);
        else if (number == 0)
            _free[_used++] = (byte)'0';
        else
        {
            number.TryFormat(_free[_used..], out int written, default, System.Globalization.CultureInfo.InvariantCulture);
            _used += written;
        }
    }

    /// <summary>Appends a time, Unix milliseconds, as RFC 3339 text in quotes.</summary>
    public void Time(long unixMs)
    {
        Ensure(MaxNumberBytes + 2);
        _free[_used++] = (byte)'"';
        WireTime.ToUtc(unixMs).TryFormat(_free[_used..], out int written, "s", System.Globalization.CultureInfo.InvariantCulture);
        _used += written;
        int milliseconds = (int)(unixMs % 1000);
        if (milliseconds != 0)
        {
            Utf8Formatter.TryFormat(milliseconds, _free[(_used + 1)..], out written, new StandardFormat('D', 3));
            _free[_used] = (byte)'.';
            _used += 1 + written;
        }
        _free[_used++] = (byte)'Z';
        _free[_used++] = (byte)'"';
    }

    /// <summary>Hands what was written to the buffer.</summary>
    public void Flush()
    {
        buffer.Advance(_used);
        _free = default;
        _used = 0;
    }

    /// <summary>Appends a text of ASCII in which nothing needs escaping, as nearly all ids are: each character checked and narrowed at once.</summary>
    /// <returns>False, and nothing appended, for any other text.</returns>
    private bool PlainText(string text)
    {
        Ensure(text.Length + 2);
        Span<byte> target = _free.Slice(_used + 1, text.Length);
        int i = 0;
        for (; i <= text.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            Vector128<ushort> characters = Vector128.Create(MemoryMarshal.Cast<char, ushort>(text.AsSpan(i)));
            Vector128<ushort> odd = Vector128.LessThan(characters, Vector128.Create((ushort)' ')) | Vector128.GreaterThanOrEqual(characters, Vector128.Create((ushort)0x7f))
                | Vector128.Equals(characters, Vector128.Create((ushort)'"')) | Vector128.Equals(characters, Vector128.Create((ushort)'\\'));
            if (odd != Vector128<ushort>.Zero)
                return false;
            Vector128.Narrow(characters, characters).GetLower().CopyTo(target[i..]);
        }
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (c is < ' ' or >= '\x7f' or '"' or '\\')
                return false;
            target[i] = (byte)c;
        }
        _free[_used] = (byte)'"';
        _free[_used + text.Length + 1] = (byte)'"';
        _used += text.Length + 2;
        return true;
    }

    private void Fraction(int millionths)
    {
        int places = 6;
        for (; millionths % 10 == 0; millionths /= 10)
            places--;
        _free[_used] = (byte)'0';
        _free[_used + 1] = (byte)'.';
        for (int place = places; place > 0; place--, millionths /= 10)
            _free[_used + 1 + place] = (byte)('0' + millionths % 10);
        _used += 2 + places;
    }

    private Span<byte> Reserve(int bytes)
    {
        Ensure(bytes);
        _used += bytes;
        return _free.Slice(_used - bytes, bytes);
    }

    private void Ensure(int bytes)
    {
        if (_free.Length - _used >= bytes)
            return;
        buffer.Advance(_used);
        _free = buffer.GetSpan(bytes);
        _used = 0;
    }
}
