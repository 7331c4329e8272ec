using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Splits;

namespace SocialRec.Learning.Training;

/// <summary>Some users of a matrix, with dense indexes of their own: those with anything held out and as many others as fit.</summary>
/// <param name="Matrix">Sampled users × all items.</param>
/// <param name="HeldOut">What was held out, by the sample's user indexes.</param>
internal sealed record UserSample(CsrMatrix Matrix, HeldOut HeldOut)
{
    public static UserSample Create(Split split, CsrMatrix matrix, int size, int seed)
    {
        if (matrix.RowCount <= size) return new UserSample(matrix, new HeldOut(split.Test, [split.Train]));

        var held = split.Test.Interactions.Select(i => i.User).ToHashSet();
        var others = Enumerable.Range(0, matrix.RowCount).Where(user => !held.Contains(user)).ToArray();
        new Random(seed).Shuffle(others);
        var users = held.Order().Concat(others).Take(size).ToArray();

        var places = new Dictionary<int, int>(users.Length);
        foreach (var user in users) places.Add(user, places.Count);
        return new UserSample(
            Rows.Select(matrix, users),
            new HeldOut(Narrow(split.Test, places), [Narrow(split.Train, places)]));
    }

    private static InteractionLog Narrow(InteractionLog log, Dictionary<int, int> places)
    {
        var users = new IdMap();
        foreach (var user in places.Keys) users.GetOrAdd(log.Users[user]);
        var narrow = new InteractionLog(users, log.Items);
        foreach (var one in log.Interactions)
        {
            if (places.ContainsKey(one.User)) narrow.Add(log.Users[one.User], log.Items[one.Item], log.Types[one.Type], one.Value, one.UnixSeconds);
        }

        return narrow;
    }
}
