using System.Text;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Events;

/// <summary>Names of event types on the wire: the enumeration's names in lower case.</summary>
internal static class EventTypeNames
{
    private static readonly string[] ByNumber = MakeNames();
    private static readonly (byte[] Name, EventType Type)[][] ByLength = MakeTable();

    /// <summary>All names, in the order of their numbers.</summary>
    public static IEnumerable<string> All => ByNumber.Where(name => name.Length > 0);

    /// <summary>The name of a type.</summary>
    public static string Of(EventType type) => ByNumber[(int)type];

    /// <summary>Finds the type of a name; names are in lower case.</summary>
    public static bool TryParse(ReadOnlySpan<byte> name, out EventType type)
    {
        if (name.Length < ByLength.Length)
        {
            foreach ((byte[] candidate, EventType found) in ByLength[name.Length])
            {
                if (name.SequenceEqual(candidate))
                {
                    type = found;
                    return true;
                }
            }
        }

        type = default;
        return false;
    }

    private static string[] MakeNames()
    {
        EventType[] types = Enum.GetValues<EventType>();
        string[] names = new string[(int)types.Max() + 1];
        Array.Fill(names, "");
        foreach (EventType type in types)
            names[(int)type] = type.ToString().ToLowerInvariant();
        return names;
    }

    private static (byte[] Name, EventType Type)[][] MakeTable()
    {
        ILookup<int, EventType> byLength = Enum.GetValues<EventType>().ToLookup(type => Of(type).Length);
        return [.. Enumerable.Range(0, byLength.Max(group => group.Key) + 1)
            .Select(length => byLength[length].Select(type => (Encoding.ASCII.GetBytes(Of(type)), type)).ToArray())];
    }
}
