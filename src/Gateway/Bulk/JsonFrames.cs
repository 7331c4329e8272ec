using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Bulk;

/// <summary>
/// Finds the elements of a JSON body: one object, an array, or an object whose wrapper property is an array.
/// The whole body is looked through before any element is taken, so JSON that is broken anywhere changes nothing.
/// </summary>
internal ref struct JsonFrames
{
    /// <summary>The most elements of one JSON body; more go as NDJSON.</summary>
    private const int MaxElements = 100_000;

    private readonly ReadOnlySequence<byte> _body;
    private readonly List<(int Start, int Length)> _frames = [];
    private Utf8JsonReader _json;
    private string _prefix = "";
    private int _index = -1;
    private long _nameAt = -1;

    private JsonFrames(in ReadOnlySequence<byte> body)
    {
        _body = body;
        // Depth is each element's own affair: one that is too deep is refused alone. The body's size bounds what this reader keeps for it.
        _json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
    }

    /// <summary>Gives every element of the body to the intake.</summary>
    /// <returns>What makes the body unreadable, or null.</returns>
    public static async Task<FieldError?> ReadAsync<T>(PipeReader body, string wrapper, BulkIntake<T> intake, CancellationToken cancellation)
    {
        ReadResult read = await body.ReadAsync(cancellation);
        while (!read.IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await body.ReadAsync(cancellation);
        }

        FieldError? fault = Find(read.Buffer, wrapper, out List<(int Start, int Length)> frames);
        if (fault is null)
        {
            foreach ((int start, int length) in frames)
            {
                if (intake.Take(read.Buffer.Slice(start, length)))
                    await intake.FlushAsync();
            }
        }

        body.AdvanceTo(read.Buffer.End);
        return fault;
    }

    /// <summary>Finds where each element begins and how long it is.</summary>
    /// <returns>What makes the body unreadable, or null.</returns>
    internal static FieldError? Find(in ReadOnlySequence<byte> body, string wrapper, out List<(int Start, int Length)> frames)
    {
        var scan = new JsonFrames(body);
        frames = scan._frames;
        try
        {
            return scan.Body(wrapper);
        }
        catch (JsonException exception)
        {
            return new FieldError(scan.Pointer(), JsonFault.Describe(exception));
        }
    }

    private FieldError? Body(string wrapper)
    {
        _json.Read();
        if (_json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            return new FieldError("", $"must be an object, an array, or an object with an array \"{wrapper}\"");
        bool fits = _json.TokenType == JsonTokenType.StartArray ? Elements() : ObjectOr(wrapper);
        // Throws for whatever follows the value, such as a second line of NDJSON.
        _json.Read();
        return fits ? null : new FieldError("", $"must hold at most {MaxElements} elements; send more as application/x-ndjson");
    }

    private bool ObjectOr(string wrapper)
    {
        bool wrapped = false, fits = true;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            bool isWrapper = _json.ValueTextEquals(wrapper);
            _nameAt = _json.TokenStartIndex;
            _json.Read();
            if (isWrapper && _json.TokenType == JsonTokenType.StartArray)
            {
                wrapped = true;
                _prefix = "/" + wrapper;
                fits &= Elements();
                _prefix = "";
            }
            else
            {
                _json.Skip();
            }
        }

        if (!wrapped)
            _frames.Add((0, (int)_body.Length));
        return fits;
    }

    private bool Elements()
    {
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            _index = _frames.Count;
            _nameAt = -1;
            long start = _json.TokenStartIndex;
            Element();
            if (_frames.Count < MaxElements)
                _frames.Add(((int)start, (int)(_json.BytesConsumed - start)));
            else
                return Overflow();
        }

        _index = -1;
        return true;
    }

    private void Element()
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            _json.Skip();
            return;
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            _nameAt = _json.TokenStartIndex;
            _json.Read();
            _json.Skip();
        }
    }

    private bool Overflow()
    {
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
            _json.Skip();
        return false;
    }

    private readonly string Pointer()
    {
        string index = _index < 0 ? "" : "/" + _index.ToString(CultureInfo.InvariantCulture);
        return _prefix + index + (_nameAt < 0 ? "" : "/" + Name());
    }

    private readonly string Name()
    {
        const int MaxNameBytes = 64;
        ReadOnlySequence<byte> text = _body.Slice(_nameAt + 1);
        text = text.Slice(0, Math.Min(text.Length, MaxNameBytes));
        return Encoding.UTF8.GetString(text.PositionOf((byte)'"') is { } end ? text.Slice(0, end) : text);
    }
}
