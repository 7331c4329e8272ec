namespace SocialRec.Demo;

/// <summary>Makes the people: eight communities, each with three departments it cares for; every person bends that a little.</summary>
internal static class PeopleGenerator
{
    public const int Communities = 8;

    private static readonly string[] EnglishNames =
        ["Cleo", "Dan", "Ella", "Finn", "Grace", "Hugo", "Iris", "Jack", "Kate", "Leo", "Maya", "Noah", "Olive", "Paul", "Quinn", "Rosa", "Sam", "Tess", "Uma", "Vera", "Will", "Yara", "Zoe"];

    private static readonly string[] ChineseNames =
        ["小雨", "子涵", "浩然", "佳怡", "明轩", "雨桐", "思远", "梓萱", "天宇", "若曦", "一诺", "晨曦", "书瑶", "俊杰", "安琪"];

    public static IReadOnlyList<DemoPerson> Generate(DemoOptions options)
    {
        Random random = new(options.Seed * 31 + 2);
        DemoPerson[] people = new DemoPerson[options.Users];
        for (int i = 0; i < people.Length; i++)
        {
            // Ann and Bob share a community, so that what Ann likes is news that Bob would want.
            int community = i < 2 ? 0 : random.Next(Communities);
            bool chinese = i >= 2 && random.NextDouble() < 0.5;
            people[i] = new DemoPerson(
                i switch { 0 => "ann", 1 => "bob", _ => $"u{i:0000}" },
                i switch { 0 => "Ann", 1 => "Bob", _ => NameOf(i, chinese) },
                chinese ? "zh" : "en",
                community,
                TasteOf(community, random),
                Math.Clamp(StyleOf(community) + 0.15 * ItemGenerator.Gaussian(random), 0, 1));
        }

        return people;
    }

    /// <summary>The departments a community cares for, most of all the first.</summary>
    public static IEnumerable<string> DepartmentsOf(int community)
    {
        int count = Departments.All.Length;
        return [Departments.All[community % count].Key, Departments.All[(community * 5 + 3) % count].Key, Departments.All[(community * 7 + 8) % count].Key];
    }

    private static double StyleOf(int community) => community % 2 == 0 ? 0.3 : 0.7;

    private static Dictionary<string, double> TasteOf(int community, Random random)
    {
        Dictionary<string, double> taste = Departments.All.ToDictionary(d => d.Key, _ => 0.015 * (1 + random.NextDouble()));
        double weight = 0.5;
        foreach (string department in DepartmentsOf(community))
        {
            taste[department] += weight * (0.7 + 0.6 * random.NextDouble());
            weight *= 0.6;
        }

        double sum = taste.Values.Sum();
        return taste.ToDictionary(t => t.Key, t => t.Value / sum);
    }

    private static string NameOf(int i, bool chinese)
    {
        string[] names = chinese ? ChineseNames : EnglishNames;
        return i < names.Length ? names[i] : $"{names[i % names.Length]} {i / names.Length}";
    }
}
