namespace SocialRec.Demo;

/// <summary>A department of the shop: the words its items are made of.</summary>
/// <param name="Key">Its key and first category.</param>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="Kinds">What it sells, in English and in Chinese.</param>
/// <param name="Materials">What those are made of, in English and in Chinese.</param>
/// <param name="Brands">Invented brands, in English and in Chinese.</param>
/// <param name="Praise">What people say of a good one, in English and in Chinese.</param>
/// <param name="TypicalPrice">The median price.</param>
internal sealed record Department(
    string Key,
    string Chinese,
    Wording[] Kinds,
    Wording[] Materials,
    Wording[] Brands,
    Wording[] Praise,
    double TypicalPrice);

/// <summary>One thing said in both languages.</summary>
internal sealed record Wording(string English, string Chinese)
{
    public string In(string language) => language == "zh" ? Chinese : English;
}
