namespace SocialRec.Demo;

/// <summary>Makes the follows: mostly within a community, and in proportion to a heavy-tailed fame, so that a few people are followed by very many.</summary>
internal static class FollowGenerator
{
    private const double WithinCommunity = 0.8;

    public static IReadOnlyList<DemoFollow> Generate(DemoOptions options, IReadOnlyList<DemoPerson> people)
    {
        Random random = new(options.Seed * 31 + 3);
        double[] fame = [.. people.Select(_ => Math.Pow(1 - random.NextDouble(), -0.8))];
        int[] everybody = [.. Enumerable.Range(0, people.Count)];
        Crowd all = new(everybody, fame);
        Crowd[] communities = [.. Enumerable.Range(0, PeopleGenerator.Communities).Select(c => new Crowd([.. everybody.Where(i => people[i].Community == c)], fame))];
        HashSet<(int User, int Target)> pairs = [(1, 0)];
        foreach (int user in everybody)
        {
            int count = 1 + (int)(-options.FollowsPerUser * Math.Log(1 - random.NextDouble()));
            for (int k = 0; k < count; k++)
            {
                int target = (random.NextDouble() < WithinCommunity ? communities[people[user].Community] : all).Draw(random);
                if (target != user)
                    pairs.Add((user, target));
            }
        }

        return [.. pairs.Select(p => new DemoFollow(people[p.User].Id, people[p.Target].Id))];
    }

    /// <summary>People who are drawn in proportion to their fame.</summary>
    private sealed class Crowd
    {
        private readonly int[] _people;
        private readonly double[] _upTo;

        public Crowd(int[] people, double[] fame)
        {
            _people = people;
            _upTo = new double[people.Length];
            double sum = 0;
            for (int i = 0; i < people.Length; i++)
                _upTo[i] = sum += fame[people[i]];
        }

        public int Draw(Random random)
        {
            int at = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
            return _people[Math.Min(at < 0 ? ~at : at + 1, _people.Length - 1)];
        }
    }
}
