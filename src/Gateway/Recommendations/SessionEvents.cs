using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Recommendations;

/// <summary>Reads the events of a session, which count for one answer only.</summary>
internal static class SessionEvents
{
    /// <summary>The most events of a session.</summary>
    public const int Max = 256;

    /// <summary>Who did what a session without a known shopper did. Never kept.</summary>
    private const string Anonymous = "anonymous";

    /// <summary>Reads events; what breaks a rule is added to the errors.</summary>
    public static SocialEvent[] Read(JsonElement[] elements, string? user, DateTimeOffset now, List<FieldError> errors)
    {
        var events = new List<SocialEvent>(Math.Min(elements.Length, Max));
        for (int i = 0; i < elements.Length && i < Max; i++)
        {
            if (EventReader.TryRead(JsonMarshal.GetRawUtf8Value(elements[i]), user ?? Anonymous, now, out SocialEvent? read, out _, out FieldError error))
                events.Add(read);
            else
                errors.Add(new FieldError(string.Create(CultureInfo.InvariantCulture, $"/session_events/{i}{error.Pointer}"), error.Detail));
        }

        return [.. events];
    }
}
