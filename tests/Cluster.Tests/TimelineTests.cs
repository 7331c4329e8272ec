using Orleans.Runtime;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Cluster.Tests;

/// <summary>What is pulled through the replica of each silo: the acts of somebody with more followers than are pushed to, here two, and of a circle.</summary>
public sealed class TimelineTests
{
    private const string Follows = """
        {"id":"1","type":"follow","user":"f1","target_user":"star"}
        {"id":"2","type":"follow","user":"f2","target_user":"star"}
        {"id":"3","type":"follow","user":"f3","target_user":"star"}
        {"id":"4","type":"join","user":"f1","circle":"club"}
        {"id":"5","type":"join","user":"ann","circle":"club"}
        """;

    [SkippableFact]
    public async Task ActsOfAStarAndOfACircle_AreReasonsOnBothSilos_UntilTheyAreTakenBack()
    {
        await using TwoSilos cluster = await TwoSilos.StartOrSkipAsync();
        await cluster.SendAsync(Follows);
        await cluster.SendAsync("""
            {"id":"6","type":"like","user":"star","item":"shoes"}
            {"id":"7","type":"share","user":"ann","item":"hat","circle":"club","text":"look"}
            """);
        foreach (IRecommendationGrain silo in cluster.RecommendationsOfEachSilo)
            await BecomesAsync(silo, "f1", answer => Names(answer, "shoes", "friend", "star") && Names(answer, "hat", "circle", "ann"));

        await cluster.SendAsync("""
            {"id":"8","type":"unlike","user":"star","item":"shoes"}
            {"id":"9","type":"leave","user":"ann","circle":"club"}
            """);
        foreach (IRecommendationGrain silo in cluster.RecommendationsOfEachSilo)
            await BecomesAsync(silo, "f1", answer => !Names(answer, "shoes", "friend", "star") && !Names(answer, "hat", "circle", "ann"));
    }

    [SkippableFact]
    public async Task SiloKilled_TheOtherShowsWhatWasDoneBeforeAndAfter()
    {
        await using TwoSilos cluster = await TwoSilos.StartOrSkipAsync();
        await cluster.SendAsync(Follows);
        await cluster.SendAsync("""{"id":"6","type":"like","user":"star","item":"shoes"}""");
        IRecommendationGrain first = cluster.RecommendationsOfEachSilo.First();
        await BecomesAsync(first, "f2", answer => Names(answer, "shoes", "friend", "star"));

        await cluster.KillSecondSiloAsync();

        await cluster.SendAsync("""{"id":"7","type":"like","user":"star","item":"hat"}""");
        await BecomesAsync(first, "f2", answer => Names(answer, "shoes", "friend", "star") && Names(answer, "hat", "friend", "star"));
    }

    private static Task<RecommendationAnswer> BecomesAsync(IRecommendationGrain silo, string user, Func<RecommendationAnswer, bool> wanted) =>
        Eventually.BecomesAsync(() => AskAsync(silo, user), answer => answer is not null && wanted(answer))!;

    // Until the death of a silo is noticed, what lived there cannot be asked.
    private static async Task<RecommendationAnswer?> AskAsync(IRecommendationGrain silo, string user)
    {
        try
        {
            return await silo.RecommendAsync(new RecommendationQuery { User = user });
        }
        catch (Exception e) when (e is OrleansException or TimeoutException or SocialRecException)
        {
            return null;
        }
    }

    private static bool Names(RecommendationAnswer answer, string item, string kind, string actor) =>
        answer.Items.Any(one => one.Id == item && one.Reasons.Any(reason => reason.Kind == kind && reason.Actor == actor));
}
