using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;

namespace SocialRec.Cli.Evaluation;

/// <summary>What an evaluation is about: what was known, what was held out, who follows whom.</summary>
/// <param name="Train">What was known.</param>
/// <param name="Test">What was held out.</param>
/// <param name="Social">Who follows whom.</param>
/// <param name="HeldOut">Whom to rank for and what to leave out.</param>
internal sealed record EvaluationData(InteractionLog Train, InteractionLog Test, SocialGraph Social, HeldOut HeldOut)
{
    /// <summary>Reads the files.</summary>
    /// <param name="train">What was known; null if that is not known here.</param>
    /// <param name="test">What was held out.</param>
    /// <param name="friends">Who follows whom.</param>
    /// <param name="items">Item ids that come first, in this order.</param>
    /// <param name="repeats">Whether what was known may be right again.</param>
    /// <exception cref="CommandException">A file is not of this layout.</exception>
    public static EvaluationData Read(FileInfo? train, FileInfo test, FileInfo? friends, IEnumerable<string> items, bool repeats)
    {
        var log = new InteractionLog();
        foreach (string id in items)
            log.Items.GetOrAdd(id);
        var held = new InteractionLog(log.Users, log.Items);
        try
        {
            if (train is not null)
                DatasetReader.ReadInteractions(train.FullName, log);
            DatasetReader.ReadInteractions(test.FullName, held);
            SocialGraph social = friends is null ? SocialGraph.Empty(log.Users.Count) : DatasetReader.ReadFriends(friends.FullName, log.Users);
            return new EvaluationData(log, held, social, new HeldOut(held, [log], maskKnown: !repeats));
        }
        catch (FormatException exception)
        {
            throw new CommandException(ExitCode.BadData, exception.Message);
        }
        catch (IOException exception)
        {
            throw new CommandException(ExitCode.NoInput, exception.Message);
        }
    }
}
