using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Reviews;

/// <summary>Opinions by week, at most <see cref="Capacity"/>: the oldest week goes, and what is older still is not counted here.</summary>
internal sealed class OpinionWeeks
{
    /// <summary>The most weeks kept: half a year.</summary>
    public const int Capacity = 26;

    private const long DayMs = 86_400_000, WeekMs = 7 * DayMs;

    // The first day of Unix time was a Thursday.
    private const long FirstMondayMs = -3 * DayMs;

    private readonly SortedList<long, OpinionCounts> _weeks = [];

    /// <summary>Counts a dated opinion.</summary>
    public void Add(long timeMs, TextSentiment opinion)
    {
        long week = (long)Math.Floor((timeMs - FirstMondayMs) / (double)WeekMs);
        if (_weeks.Count == Capacity && !_weeks.ContainsKey(week))
        {
            if (week < _weeks.Keys[0])
                return;
            _weeks.RemoveAt(0);
        }

        _weeks[week] = _weeks.GetValueOrDefault(week).With(opinion);
    }

    /// <summary>The weeks, oldest first.</summary>
    public OpinionWeek[] ToWire() => [.. _weeks.Select(week => new OpinionWeek((week.Key * WeekMs) + FirstMondayMs, week.Value))];

    public void Write(StateWriter writer)
    {
        writer.Count(_weeks.Count);
        foreach ((long week, OpinionCounts counts) in _weeks)
        {
            writer.Signed(week);
            Opinions.Write(writer, counts);
        }
    }

    public static OpinionWeeks Read(ref StateReader reader)
    {
        OpinionWeeks weeks = new();
        for (int n = reader.Count(); n > 0; n--)
        {
            long week = reader.Signed();
            weeks._weeks[week] = Opinions.Read(ref reader);
        }

        return weeks;
    }
}
