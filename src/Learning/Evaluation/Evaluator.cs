namespace SocialRec.Learning.Evaluation;

/// <summary>
/// Turns ranked lists into a report. Offline lists come from <see cref="FullRanking"/>, served ones from the running gateway; both are measured here.
/// </summary>
public static class Evaluator
{
    /// <summary>Measures lists.</summary>
    /// <param name="lists">One list per user; a user of the protocol without one counts as a list of misses.</param>
    /// <param name="heldOut">What was held out.</param>
    /// <param name="options">Cut-offs, segments and intervals.</param>
    /// <returns>Rows for all users and each segment at each cut-off.</returns>
    public static EvaluationReport Measure(IEnumerable<RankedList> lists, HeldOut heldOut, EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        ArgumentNullException.ThrowIfNull(options);
        var byUser = lists.ToDictionary(list => list.User);
        var rows = new List<EvaluationRow>();
        foreach (var k in options.Cutoffs)
        {
            var measured = heldOut.Users
                .Select(user => new UserResult(user, RankingMetrics.At(byUser.GetValueOrDefault(user)?.Items ?? [], heldOut.Relevant(user), k)))
                .ToList();
            rows.Add(EvaluationRow.Of("all", k, measured, heldOut, byUser, options));
            foreach (var (name, from, to) in options.Segments())
            {
                var part = measured.Where(result => heldOut.TrainCounts[result.User] is var count && count >= from && count < to).ToList();
                if (part.Count > 0) rows.Add(EvaluationRow.Of(name, k, part, heldOut, byUser, options));
            }
        }

        return new EvaluationReport(rows);
    }
}
