using System.Runtime.CompilerServices;

namespace SocialRec.Recommendation.Catalog;

/// <summary>The page size that all columns share.</summary>
internal static class PagedView
{
    public const int Shift = 10;
    public const int PageSize = 1 << Shift;
    public const int Mask = PageSize - 1;
}

/// <summary>An immutable picture of a <see cref="PagedColumn{T}"/>.</summary>
/// <typeparam name="T">The entries' type.</typeparam>
internal readonly struct PagedView<T>(T[][] pages, int count)
{
    /// <summary>How many entries there are.</summary>
    public int Count { get; } = count;

    /// <summary>How many pages hold them.</summary>
    public int PageCount => (Count + PagedView.Mask) >> PagedView.Shift;

    /// <summary>One entry.</summary>
    public ref readonly T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref pages[index >> PagedView.Shift][index & PagedView.Mask];
    }

    /// <summary>The entries of one page.</summary>
    public ReadOnlySpan<T> Page(int page) =>
        pages[page].AsSpan(0, Math.Min(PagedView.PageSize, Count - (page << PagedView.Shift)));
}
