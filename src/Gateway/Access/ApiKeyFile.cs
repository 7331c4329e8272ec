namespace SocialRec.Gateway.Access;

/// <summary>The hashes of keys on disk, one a line, readable by the owner only.</summary>
internal static class ApiKeyFile
{
    /// <summary>Reads the hashes; none if there is no file.</summary>
    public static string[] Read(string path) => File.Exists(path) ? [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)] : [];

    /// <summary>Adds a hash.</summary>
    public static void Add(string path, string hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(hash);
    }
}
