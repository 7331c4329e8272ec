using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Events;

/// <summary>
/// Reads one event from JSON in a single pass: no document, no intermediate object, one string per field that is kept.
/// Never throws for anything in the input.
/// </summary>
internal ref struct EventReader
{
    private readonly ReadOnlySpan<byte> _source;
    private Utf8JsonReader _json;
    private EventDraft _draft;
    private EventField _field;
    private FieldError? _error;

    private EventReader(ReadOnlySpan<byte> source)
    {
        _source = source;
        _json = new Utf8JsonReader(source, new JsonReaderOptions { MaxDepth = WireJson.MaxDepth });
    }

    /// <summary>Reads an event.</summary>
    /// <param name="source">UTF-8 JSON of one value.</param>
    /// <param name="anonymousUser">Who did it where the event does not say; null if it must.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="result">The event, if it is good.</param>
    /// <param name="id">The id it gave, if that could be read.</param>
    /// <param name="error">The first thing wrong with it.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> source, string? anonymousUser, DateTimeOffset now, [NotNullWhen(true)] out SocialEvent? result, out string? id, out FieldError error)
    {
        var reader = new EventReader(source);
        try
        {
            reader.ReadFields();
        }
        catch (JsonException exception)
        {
            reader._error ??= new FieldError(EventFields.Pointer(reader._field), JsonFault.Describe(exception, reader._json.CurrentDepth >= WireJson.MaxDepth));
        }

        reader._draft.User ??= anonymousUser;
        FieldError? fault = reader._error ?? EventRules.Check(reader._draft, now);
        id = reader._draft.Id;
        error = fault.GetValueOrDefault();
        result = fault is null ? reader._draft.ToEvent(now) : null;
        return result is not null;
    }

    private void ReadFields()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
        {
            _error = new FieldError("", "must be an object");
            return;
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            _field = EventFields.Find(ref _json);
            _json.Read();
            // The first fault is the one told of; reading goes on, so that the id is known.
            if (ReadValue() is { } problem)
                _error ??= new FieldError(EventFields.Pointer(_field), problem);
        }

        _field = EventField.Unknown;
        _json.Read();
    }

    private string? ReadValue()
    {
        switch (_field)
        {
            case EventField.Id:
                string? badId = JsonText.ReadId(ref _json, out string? id);
                _draft.Id = badId is null ? id : null;
                return badId;
            case EventField.Type:
                return ReadType();
            case EventField.User:
                return JsonText.ReadId(ref _json, out _draft.User);
            case EventField.Item:
                return JsonText.ReadId(ref _json, out _draft.Item);
            case EventField.TargetUser:
                return JsonText.ReadId(ref _json, out _draft.TargetUser);
            case EventField.Circle:
                return JsonText.ReadId(ref _json, out _draft.Circle);
            case EventField.Value:
                return JsonText.ReadNumber(ref _json, out _draft.Value);
            case EventField.Text:
                return JsonText.ReadString(ref _json, EventRules.MaxTextLength, out _draft.Text);
            case EventField.Time:
                _draft.HasTime = true;
                return JsonText.ReadTime(ref _json, out _draft.TimeMs);
            case EventField.Session:
                return JsonText.ReadId(ref _json, out _draft.Session);
            case EventField.RecommendationId:
                return JsonText.ReadId(ref _json, out _draft.RecommendationId);
            case EventField.Context:
                return JsonText.ReadObject(ref _json, _source, EventRules.MaxContextBytes, out _draft.Context);
            default:
                _json.Skip();
                return null;
        }
    }

    private string? ReadType()
    {
        if (_json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped && EventTypeNames.TryParse(_json.ValueSpan, out _draft.Type))
            return null;
        _json.Skip();
        return "must be one of " + string.Join(' ', EventTypeNames.All);
    }
}
