using System.Runtime.CompilerServices;

namespace SocialRec.Recommendation.Catalog;

/// <summary>
/// A column in pages of 1,024 entries, copied on write: the one writer changes entries through <see cref="Edit"/>, readers hold an immutable
/// <see cref="PagedView{T}"/>. A batch copies just the pages it touches, and each of them once.
/// </summary>
/// <typeparam name="T">The entries' type.</typeparam>
internal sealed class PagedColumn<T>
{
    private T[][] _pages = [];
    private bool[] _own = [];
    private bool _ownTable;

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>The entry as the writer sees it.</summary>
    public ref readonly T this[int index] => ref _pages[index >> PagedView.Shift][index & PagedView.Mask];

    /// <summary>Adds an entry at the end.</summary>
    public void Add(T value)
    {
        if ((Count & PagedView.Mask) == 0)
            AddPage();
        // The place lies beyond what any published view reads, so a shared page need not be copied.
        _pages[Count >> PagedView.Shift][Count & PagedView.Mask] = value;
        Count++;
    }

    /// <summary>The entry for writing; copies its page if a view shares it.</summary>
    public ref T Edit(int index)
    {
        int page = index >> PagedView.Shift;
        if (!_own[page])
        {
            OwnTable();
            _pages[page] = (T[])_pages[page].Clone();
            _own[page] = true;
        }
        return ref _pages[page][index & PagedView.Mask];
    }

    /// <summary>Freezes the present state for readers.</summary>
    public PagedView<T> Publish()
    {
        Array.Clear(_own);
        _ownTable = false;
        return new PagedView<T>(_pages, Count);
    }

    private void AddPage()
    {
        int page = Count >> PagedView.Shift;
        if (page == _pages.Length)
        {
            Array.Resize(ref _pages, Math.Max(4, page * 2));
            Array.Resize(ref _own, _pages.Length);
            _ownTable = true;
        }
        OwnTable();
        _pages[page] = new T[PagedView.PageSize];
        _own[page] = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void OwnTable()
    {
        if (_ownTable)
            return;
        _pages = (T[][])_pages.Clone();
        _ownTable = true;
    }
}
