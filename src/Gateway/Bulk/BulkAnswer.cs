using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Bulk;

/// <summary>
/// The answer to a bulk request: 200 if anything was kept or nothing was sent. If nothing was kept the same members stand in a problem: 422 where
/// every element breaks a rule, 503 where storage failed, or whatever broke off the body.
/// </summary>
internal sealed class BulkAnswer(BulkOutcome outcome) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        int status = Status();
        if (status == StatusCodes.Status200OK)
            response.ContentType = WireJson.MediaType;
        else
            Problem.WriteHead(response, status, outcome.Failed ? ProblemMapping.RetryAfterSeconds : null);
        await WireJson.WriteAsync(response, (this, status), static (json, state) => state.Item1.Write(json, state.status));
    }

    private int Status()
    {
        if (outcome.Cut is { } cut)
            return cut.Status;
        if (outcome.Accepted + outcome.Duplicates > 0 || (outcome.RejectedCount == 0 && !outcome.Failed))
            return StatusCodes.Status200OK;
        return outcome.Failed ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity;
    }

    private void Write(Utf8JsonWriter json, int status)
    {
        json.WriteStartObject();
        if (status != StatusCodes.Status200OK)
            WriteProblem(json, status);
        json.WriteNumber("accepted"u8, outcome.Accepted);
        json.WriteNumber("duplicates"u8, outcome.Duplicates);
        json.WriteStartArray("rejected"u8);
        foreach (Rejection rejection in outcome.Rejected)
            WriteRejection(json, rejection);
        json.WriteEndArray();
        if (outcome.RejectedCount > outcome.Rejected.Count)
            json.WriteNumber("rejected_unlisted"u8, outcome.RejectedCount - outcome.Rejected.Count);
        if (outcome.Retry.Count > 0)
            WriteRetry(json);
        if (outcome.RetryFrom is { } from)
            json.WriteNumber("retry_from"u8, from);
        json.WriteString("token"u8, outcome.Token.ToString());
        json.WriteEndObject();
    }

    private void WriteProblem(Utf8JsonWriter json, int status)
    {
        json.WriteString("type"u8, "about:blank"u8);
        json.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(status));
        json.WriteNumber("status"u8, status);
        json.WriteString("detail"u8, outcome.Cut?.Body.Detail ?? (outcome.Failed ? "Nothing was kept; send it again a little later." : "Every element breaks a rule; see errors."));
        json.WriteStartArray("errors"u8);
        foreach (Rejection rejection in outcome.Rejected)
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
        json.WriteNumber("status"u8, StatusCodes.Status422UnprocessableEntity);
        json.WriteString("pointer"u8, rejection.Error.Pointer);
        json.WriteString("detail"u8, rejection.Error.Detail);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRetry(Utf8JsonWriter json)
    {
        json.WriteStartArray("retry"u8);
        foreach (int index in outcome.Retry)
            json.WriteNumberValue(index);
        json.WriteEndArray();
    }
}
