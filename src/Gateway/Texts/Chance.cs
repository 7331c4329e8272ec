namespace SocialRec.Gateway.Texts;

/// <summary>How chances are shown.</summary>
internal static class Chance
{
    private const int Digits = 3;

    /// <summary>To a thousandth: more would pretend to know more.</summary>
    public static double Rounded(float chance) => Math.Round(chance, Digits);
}
