namespace SocialRec.Demo;

/// <summary>Makes one circle per department: the people who care for it most, each with some chance of having joined.</summary>
internal static class CircleGenerator
{
    private const double CaresFrom = 0.2;
    private const double Joins = 0.5;

    public static IReadOnlyList<DemoCircle> Generate(DemoOptions options, IReadOnlyList<DemoPerson> people)
    {
        Random random = new(options.Seed * 31 + 4);
        return [.. Departments.All.Select(d => new DemoCircle(
            $"{d.Key}-friends",
            $"{d.Chinese} · {d.Key}",
            $"For people who love {d.Key}. 喜欢{d.Chinese}的人都在这里。",
            d.Key,
            [.. people.Where(p => p.Taste[d.Key] > CaresFrom && random.NextDouble() < Joins).Select(p => p.Id)]))];
    }
}
