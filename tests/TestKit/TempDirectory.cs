namespace SocialRec.TestKit;

/// <summary>A fresh empty directory that is deleted, with all it then holds, when the test is over.</summary>
public sealed class TempDirectory : IDisposable
{
    /// <summary>The full path of the directory.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("socialrec-test-").FullName;

    /// <summary>The full path of <paramref name="name"/> inside the directory; the file need not exist.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
