using Microsoft.Extensions.DependencyInjection;
using Orleans.Placement;

namespace Orleans.Runtime.Placement;

/// <summary>Asks a grain class's filters about the one silo there is.</summary>
internal static class PlacementFilters
{
    public static bool Admit(Silo silo, GrainClass grainClass, Call call)
    {
        var target = new PlacementTarget(call.Target, [], default, 0);
        IEnumerable<SiloAddress> silos = [silo.Details.SiloAddress];
        foreach (var filter in grainClass.PlacementFilters)
            silos = silo.Services.GetRequiredKeyedService<IPlacementFilterDirector>(filter.GetType()).Filter(filter, target, silos);
        return silos.Any();
    }
}
