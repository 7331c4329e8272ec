using SocialRec.Demo;

namespace SocialRec.Cli.DemoData;

/// <summary>What to try first.</summary>
internal static class Welcome
{
    private const string Friend = "ann";
    private const string Shopper = "bob";

    /// <summary>Prints the page's address, a curl that sends a like, and a curl that shows the changed list.</summary>
    public static void Print(TextWriter output, Uri address, DemoWorld world, string? key)
    {
        string header = key is null ? "" : $" -H 'X-Api-Key: {key}'";
        output.WriteLine();
        output.WriteLine($"Look at it:              {address}");
        output.WriteLine("Ann likes something:");
        output.WriteLine($"  curl{header} -H 'Content-Type: application/json' -d '{{\"type\":\"like\",\"user\":\"{Friend}\",\"item\":\"{Novelty(world)}\"}}' {address}v1/events");
        output.WriteLine("Bob, who follows her, sees it at once, and why:");
        output.WriteLine($"  curl{header} '{address}v1/users/{Shopper}/recommendations?limit=5'");
    }

    /// <summary>What Bob would like best of all that neither he nor Ann has met.</summary>
    private static string Novelty(DemoWorld world)
    {
        HashSet<string> met = [.. world.Events.Where(e => e.User is Friend or Shopper).Select(e => e.Item)];
        DemoPerson bob = world.People.First(person => person.Id == Shopper);
        return world.Items.Where(item => !met.Contains(item.Id)).MaxBy(item => DemoWorld.Affinity(bob, item))!.Id;
    }
}
