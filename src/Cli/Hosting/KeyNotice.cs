namespace SocialRec.Cli.Hosting;

/// <summary>Shows a key that was made, the only time it can be seen.</summary>
internal static class KeyNotice
{
    /// <summary>Prints the key.</summary>
    public static void Print(TextWriter output, string key)
    {
        output.WriteLine("This server can be reached from other machines, so callers must show an API key. It was made now and is shown only once:");
        output.WriteLine();
        output.WriteLine($"  {key}");
        output.WriteLine();
        output.WriteLine("Give it as Authorization: Bearer KEY, or X-Api-Key: KEY.");
    }
}
