namespace SocialRec.Demo;

/// <summary>Makes the items: departments in turn, words from each department, heavy-tailed appeal, one in forty with a late wave of interest.</summary>
internal static class ItemGenerator
{
    public static IReadOnlyList<DemoItem> Generate(DemoOptions options)
    {
        Random random = new(options.Seed * 31 + 1);
        DemoItem[] items = new DemoItem[options.Items];
        for (int i = 0; i < items.Length; i++)
            items[i] = Make(options, random, Departments.All[i % Departments.All.Length], i / Departments.All.Length + 1);
        return items;
    }

    private static DemoItem Make(DemoOptions options, Random random, Department department, int number)
    {
        string language = random.NextDouble() < 0.5 ? "zh" : "en";
        Wording kind = Pick(random, department.Kinds), material = Pick(random, department.Materials), brand = Pick(random, department.Brands);
        Wording colour = Pick(random, Departments.Colours), praise = Pick(random, department.Praise);
        double style = random.NextDouble();
        double price = Math.Round(department.TypicalPrice * Math.Exp(0.5 * Gaussian(random) + 0.6 * (style - 0.5)), 1);
        // Half of the items were there before the history began.
        double age = 1.5 * options.Days * Math.Pow(random.NextDouble(), 0.6);
        DateTimeOffset published = options.End - TimeSpan.FromDays(age);
        DateTimeOffset? trend = random.Next(40) == 0 && age > 4 ? options.End - TimeSpan.FromDays(1 + 2 * random.NextDouble()) : null;
        return new DemoItem(
            $"{department.Key}-{number:0000}",
            language == "zh" ? $"{brand.Chinese} {colour.Chinese}{material.Chinese}{kind.Chinese}" : $"{brand.English} {kind.English} in {colour.English} {material.English}",
            Describe(language, department, kind, material, praise, style),
            department.Key,
            kind.English,
            new Dictionary<string, string> { ["brand"] = brand.In(language), ["material"] = material.In(language), ["color"] = colour.In(language) },
            price,
            language,
            published,
            style,
            Math.Exp(1.1 * Gaussian(random) - 0.6),
            trend);
    }

    private static string Describe(string language, Department department, Wording kind, Wording material, Wording praise, double style) =>
        language == "zh"
            ? $"{(style < 0.5 ? "简单耐用" : "精致讲究")}的{material.Chinese}{kind.Chinese}，为喜欢{department.Chinese}的人而做。{praise.Chinese}。"
            : $"A {(style < 0.5 ? "plain and lasting" : "fine and careful")} {kind.English} of {material.English} for people who love {department.Key}. Owners say: {praise.English}.";

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    /// <summary>A standard normal draw (Box and Muller, 1958).</summary>
    internal static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
