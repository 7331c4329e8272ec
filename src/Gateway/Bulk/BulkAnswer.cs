using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Bulk;

/// <summary>
/// The answer to a bulk request: 200 where the fate of every element is known and told, and any was kept or none was sent. Otherwise the same members
/// stand in a problem: 422 where every element breaks a rule, 429 where full queues turned all or the rest away, 503 where storage failed on them, or whatever
/// broke off the body.
/// </summary>
internal sealed class BulkAnswer : IResult
{
    private readonly BulkOutcome _outcome;
    private readonly Rejection[] _rejected;
    private readonly int _status;

    /// <summary>Sums up a request that has been worked through.</summary>
    public BulkAnswer(BulkOutcome outcome)
    {
        _outcome = outcome;
        _rejected = [.. outcome.Bad.Concat(outcome.Lost).OrderBy(rejection => rejection.Index)];
        _status = StatusOf(outcome);
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        if (_status == StatusCodes.Status200OK)
            response.ContentType = WireJson.MediaType;
        else
            Problem.WriteHead(response, _status, _outcome.Failed ? ProblemMapping.RetryAfterSeconds : null);
        await WireJson.WriteAsync(response, this, static (json, answer) => answer.Write(json));
    }

    private static int StatusOf(BulkOutcome outcome)
    {
        bool kept = outcome.Accepted + outcome.Duplicates > 0;
        if (outcome.Cut is { } cut)
            return cut.Status;
        if (outcome.RetryFrom is not null || (outcome.Failed && !kept))
            return outcome.IsShed ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        return kept || outcome.BadCount == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (_status != StatusCodes.Status200OK)
            WriteProblem(json);
        json.WriteNumber("accepted"u8, _outcome.Accepted);
        json.WriteNumber("duplicates"u8, _outcome.Duplicates);
        json.WriteStartArray("rejected"u8);
        foreach (Rejection rejection in _rejected)
            WriteRejection(json, rejection);
        json.WriteEndArray();
        if (_outcome.BadCount > _outcome.Bad.Count)
            json.WriteNumber("rejected_unlisted"u8, _outcome.BadCount - _outcome.Bad.Count);
        if (_outcome.Lost.Count > 0)
            WriteRetry(json);
        if (_outcome.RetryFrom is { } from)
            json.WriteNumber("retry_from"u8, from);
        json.WriteString("token"u8, _outcome.Token.ToString());
        json.WriteEndObject();
    }

    private void WriteProblem(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "about:blank"u8);
        json.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(_status));
        json.WriteNumber("status"u8, _status);
        json.WriteString("detail"u8, _outcome.Cut?.Body.Detail ?? (_outcome.Failed
            ? "Not all could be kept; send what retry and retry_from name again a little later."
            : "Every element breaks a rule; see errors."));
        json.WriteStartArray("errors"u8);
        foreach (Rejection rejection in _rejected)
        {
            json.WriteStartObject();
            json.WriteString("pointer"u8, string.Create(null, $"/{rejection.Index}{rejection.Error.Pointer}"));
            json.WriteString("detail"u8, rejection.Error.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRejection(Utf8JsonWriter json, in Rejection rejection)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, rejection.Index);
        json.WriteString("id"u8, rejection.Id);
        json.WriteStartObject("error"u8);
        json.WriteNumber("status"u8, rejection.Status);
        json.WriteString("pointer"u8, rejection.Error.Pointer);
        json.WriteString("detail"u8, rejection.Error.Detail);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRetry(Utf8JsonWriter json)
    {
        json.WriteStartArray("retry"u8);
        foreach (int index in _outcome.Lost.Select(lost => lost.Index).Order())
            json.WriteNumberValue(index);
        json.WriteEndArray();
    }
}
