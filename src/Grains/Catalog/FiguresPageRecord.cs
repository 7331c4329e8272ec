using SocialRec.Grains.Interfaces.Catalog;

namespace SocialRec.Grains.Catalog;

/// <summary>The figures of one page's rows as stored: apart from the rows, because they change by the second and may be lost.</summary>
[GenerateSerializer, Alias("FiguresPageRecord")]
internal sealed class FiguresPageRecord
{
    /// <summary>The figures.</summary>
    [Id(0)] public ItemFigures[] Figures { get; set; } = [];
}
