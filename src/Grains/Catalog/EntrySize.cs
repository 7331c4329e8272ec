using System.Text;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Catalog;

/// <summary>About how many bytes a row takes when stored.</summary>
internal static class EntrySize
{
    private const int Overhead = 48;

    /// <summary>The size of a row; an id alone where there is none.</summary>
    public static int Of(string id, CatalogItem? item)
    {
        int bytes = Overhead + Of(id);
        if (item is null)
            return bytes;
        bytes += Of(item.Title) + Of(item.Description) + Of(item.Image);
        foreach (string category in item.Categories)
            bytes += Of(category);
        foreach (var (name, value) in item.Attributes)
            bytes += Of(name) + Of(value);
        return bytes;
    }

    private static int Of(string? text) => text is null ? 0 : 2 + Encoding.UTF8.GetByteCount(text);
}
