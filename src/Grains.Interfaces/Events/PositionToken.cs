using System.Buffers.Text;
using System.Text;

namespace SocialRec.Grains.Interfaces.Events;

/// <summary>
/// The opaque token of an acknowledgement: which position of which partition it reached. A recommendation asked with it has applied at least that.
/// Form: base64url of <c>partition:position</c> pairs parted by commas.
/// </summary>
public sealed class PositionToken
{
    private SortedDictionary<int, long>? _positions;

    /// <summary>No position at all: any state will do.</summary>
    public static PositionToken Empty => new();

    /// <summary>Whether it names no partition.</summary>
    public bool IsEmpty => _positions is null;

    /// <summary>Raises one partition's position.</summary>
    public void Add(int partition, long position) =>
        (_positions ??= [])[partition] = Math.Max(position, PositionOf(partition));

    /// <summary>The position asked of a partition, 0 if the token does not name it.</summary>
    public long PositionOf(int partition) => _positions?.GetValueOrDefault(partition) ?? 0;

    /// <summary>Reads a token; false if the text is not one.</summary>
    public static bool TryParse(string? text, out PositionToken token)
    {
        token = new PositionToken();
        if (string.IsNullOrEmpty(text))
            return true;
        if (!Base64Url.IsValid(text))
            return false;
        foreach (string pair in Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(','))
        {
            string[] parts = pair.Split(':');
            if (parts.Length != 2 || !int.TryParse(parts[0], out int partition) || !long.TryParse(parts[1], out long position))
                return false;
            token.Add(partition, position);
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Join(',', (_positions ?? []).Select(p => $"{p.Key}:{p.Value}"))));
}
