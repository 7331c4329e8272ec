namespace SocialRec.Learning.Models;

/// <summary>Powers of the totals of rows or columns, by which graph models damp what is popular.</summary>
internal static class Degrees
{
    /// <summary>Each total to a power; 0 where the total is 0.</summary>
    public static float[] Powers(float[] totals, double exponent) =>
        Array.ConvertAll(totals, total => total > 0 ? (float)Math.Pow(total, exponent) : 0);
}
