namespace SocialRec.Recommendation.Bundles;

/// <summary>A bundle file that is not what it should be: cut off, altered, of another format, or with parts that do not fit together.</summary>
public sealed class BundleFormatException : Exception
{
    /// <summary>A fault found in a bundle file.</summary>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="inner">What refused the content, if something did.</param>
    public BundleFormatException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
