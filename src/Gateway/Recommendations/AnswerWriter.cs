using System.Buffers;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary>Writes a recommendation answer as JSON, by hand because thousands go out in a second; <see cref="AnswerBody"/> is its shape.</summary>
internal static class AnswerWriter
{
    /// <summary>Writes an answer.</summary>
    public static void Write(ArrayBufferWriter<byte> buffer, RecommendationAnswer answer)
    {
        JsonBytes json = new(buffer);
        json.Raw("{\"recommendation_id\":"u8);
        json.Text(answer.RecommendationId);
        json.Raw(",\"items\":["u8);
        for (int i = 0; i < answer.Items.Length; i++)
            WriteItem(ref json, answer.Items[i], first: i == 0);
        json.Raw("],\"bundle\":"u8);
        json.Text(answer.Bundle);
        json.Raw(",\"variant\":"u8);
        json.Text(answer.Variant);
        json.Raw(",\"degraded\":["u8);
        for (int i = 0; i < answer.Degraded.Length; i++)
        {
            if (i > 0)
                json.Raw(","u8);
            json.Text(answer.Degraded[i]);
        }
        json.Raw("],\"next\":"u8);
        json.Text(answer.Next);
        json.Raw(",\"position\":"u8);
        json.Number(answer.Position);
        json.Raw(",\"replica\":"u8);
        json.Number(answer.Replica);
        json.Raw(",\"seed\":"u8);
        json.Number(answer.Seed);
        json.Raw(",\"time\":"u8);
        json.Time(answer.TimeMs);
        json.Raw("}"u8);
        json.Flush();
    }

    private static void WriteItem(ref JsonBytes json, RecommendedItem item, bool first)
    {
        json.Raw(first ? "{\"id\":"u8 : ",{\"id\":"u8);
        json.Text(item.Id);
        json.Raw(",\"score\":"u8);
        json.Number(item.Score);
        json.Raw(",\"source\":"u8);
        json.Text(item.Source);
        json.Raw(",\"reasons\":["u8);
        for (int i = 0; i < item.Reasons.Length; i++)
            WriteReason(ref json, item.Reasons[i], first: i == 0);
        json.Raw("]}"u8);
    }

    private static void WriteReason(ref JsonBytes json, Reason reason, bool first)
    {
        json.Raw(first ? "{\"kind\":"u8 : ",{\"kind\":"u8);
        json.Text(reason.Kind);
        WriteIfAny(ref json, ",\"circle\":"u8, reason.Circle);
        WriteIfAny(ref json, ",\"actor\":"u8, reason.Actor);
        WriteIfAny(ref json, ",\"act\":"u8, reason.Act);
        WriteIfAny(ref json, ",\"item\":"u8, reason.Item);
        if (reason.TimeMs is { } time)
        {
            json.Raw(",\"time\":"u8);
            json.Time(time);
        }
        WriteIfAny(ref json, ",\"text\":"u8, reason.Text);
        WriteIfAny(ref json, ",\"aspect\":"u8, reason.Aspect);
        if (reason.Reviews is { } reviews)
        {
            json.Raw(",\"reviews\":"u8);
            json.Number(reviews);
            json.Raw(",\"positive\":"u8);
            json.Number(reason.Positive ?? 0);
        }
        json.Raw(",\"weight\":"u8);
        json.Number(reason.Weight);
        json.Raw("}"u8);
    }

    private static void WriteIfAny(ref JsonBytes json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
            return;
        json.Raw(name);
        json.Text(value);
    }
}
