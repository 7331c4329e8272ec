namespace SocialRec.TestKit;

/// <summary>The checkout that the running test was built from.</summary>
public static class RepositoryRoot
{
    /// <summary>Its full path: the nearest folder above the test's assembly that holds the solution.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file in it.</summary>
    public static string File(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    private static string Find(string folder) => System.IO.File.Exists(System.IO.Path.Combine(folder, "SocialRec.sln"))
        ? folder
        : Find(Directory.GetParent(folder)?.FullName ?? throw new InvalidOperationException("The test does not run below a checkout."));
}
