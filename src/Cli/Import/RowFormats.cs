namespace SocialRec.Cli.Import;

/// <summary>The format of each kind of file.</summary>
internal static class RowFormats
{
    /// <summary>The format of a file with this header.</summary>
    public static IRowFormat Of(ImportFile file, string? header) => file.Kind switch
    {
        ImportKind.Friends => new FriendRows(header, file.Path),
        ImportKind.Circles => new CircleRows(header, file.Path),
        ImportKind.Items => new ItemRows(header, file.Path),
        _ => new InteractionRows(header, file.Path, file.DefaultType),
    };
}
