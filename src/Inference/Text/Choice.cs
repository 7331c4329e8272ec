namespace SocialRec.Inference.Text;

/// <summary>The likeliest of some classes.</summary>
/// <param name="Name">The class.</param>
/// <param name="Chance">Its chance, 0 to 1.</param>
public readonly record struct Choice(string Name, float Chance)
{
    /// <summary>The class with the greatest chance.</summary>
    internal static Choice Of(string[] names, float[] chances)
    {
        int best = Array.IndexOf(chances, chances.Max());
        return new Choice(names[best], chances[best]);
    }
}
