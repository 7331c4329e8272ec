using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Data;

/// <summary>Turns a log into the user × item matrix that trainers learn from.</summary>
public sealed class InteractionWeighting
{
    /// <summary>Weight of one event of each type.</summary>
    public EventWeights Events { get; init; } = EventWeights.Default;

    /// <summary>Days after which an event counts half; infinite (the default) for no decay. Undated events never decay.</summary>
    public double HalfLifeDays { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// How the summed weight w of a user's events with one item enters the matrix: 0 as presence (1 for any w above 0), 1 as w itself, between as w to that power.
    /// Default 0: a second purchase of the same thing says little about other things.
    /// </summary>
    public double RepeatExponent { get; init; }

    /// <summary>Builds the matrix; cells whose weight does not exceed 0 are left out.</summary>
    /// <param name="log">The interactions.</param>
    /// <returns>Users × items.</returns>
    public CsrMatrix ToMatrix(InteractionLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var weights = log.Types.Ids.Select(Events.Of).ToArray();
        var latest = log.Interactions.Where(i => i.IsDated).Select(i => i.UnixSeconds).DefaultIfEmpty().Max();
        var builder = new CsrBuilder(log.Users.Count, log.Items.Count);
        foreach (var interaction in log.Interactions)
        {
            var weight = weights[interaction.Type];
            if (weight == 0) continue;
            builder.Add(interaction.User, interaction.Item, weight * Decay(interaction, latest));
        }

        var matrix = builder.Build(weight => weight > 0);
        var values = Array.ConvertAll(matrix.Values, weight => (float)Math.Pow(weight, RepeatExponent));
        return new CsrMatrix(matrix.ColumnCount, matrix.RowStart, matrix.Columns, values);
    }

    private float Decay(Interaction interaction, long latest)
    {
        if (!interaction.IsDated || double.IsInfinity(HalfLifeDays)) return 1;
        return (float)Math.Pow(2, -(latest - interaction.UnixSeconds) / (86_400 * HalfLifeDays));
    }
}
